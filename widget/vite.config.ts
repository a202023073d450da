import { defineConfig } from 'vite'
import { LOCALES } from '../shared/locales.ts'
import { finishFiles } from './build/finish-files.ts'
import { localeEntry } from './build/locale-entry.ts'
import { slimPreact } from './build/slim-preact.ts'
import { writeManifest } from './build/write-manifest.ts'

const here = import.meta.dirname
const outDir = `${here}/../dist/embed`

// Three builds, since the files share nothing: what loads the form is a classic script, the form is one chunk whose
// private names can be shortened, and each locale stands alone.
export default defineConfig(({ mode }) => ({
  root: here,
  publicDir: false,
  logLevel: 'warn',
  // `--mode whole` builds with Preact as it is published, to tell whose a defect is.
  plugins: [mode !== 'whole' && slimPreact(), localeEntry(`${here}/locales`), finishFiles()],
  build: {
    outDir,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    minify: 'oxc',
    modulePreload: false,
    emptyOutDir: false,
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment)
      await writeManifest(outDir)
    },
  },
  environments: {
    client: {
      build: {
        emptyOutDir: true,
        rolldownOptions: {
          input: { form: `${here}/mount.tsx` },
          preserveEntrySignatures: 'strict',
          output: { minify: { mangleProps: { include: /^_[a-z]/ } } },
        },
      },
    },
    locales: {
      consumer: 'client',
      build: {
        rolldownOptions: {
          input: Object.fromEntries(LOCALES.map(locale => [locale, `locale:${locale}`])),
          preserveEntrySignatures: 'strict',
        },
      },
    },
    loader: {
      consumer: 'client',
      build: {
        lib: { entry: { loader: `${here}/loader.ts` }, formats: ['iife'], name: 'foyer' },
      },
    },
  },
}))
