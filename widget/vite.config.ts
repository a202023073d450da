import { rm } from 'node:fs/promises'
import { defineConfig, type EnvironmentOptions } from 'vite'
import { LOCALES } from '../shared/locales.ts'
import { finishFiles } from './build/finish-files.ts'
import { localeEntry } from './build/locale-entry.ts'
import { slimPreact } from './build/slim-preact.ts'
import { FULL, JOINING, writeManifest } from './build/write-manifest.ts'

type Suffix = '' | typeof FULL

const here = import.meta.dirname
const outDir = `${here}/../dist/embed`

/** The form is one chunk, whose private names can be shortened. */
const form = (suffix: Suffix): EnvironmentOptions => ({
  consumer: 'client',
  define: { __FULL__: `${suffix !== ''}` },
  build: {
    rolldownOptions: {
      input: { [`form${suffix}`]: `${here}/mount.tsx` },
      preserveEntrySignatures: 'strict',
      output: { minify: { mangleProps: { include: /^_[a-z]/ } } },
    },
  },
})

/** What joins the form when it is needed. */
const joining = (name: string): EnvironmentOptions => ({
  consumer: 'client',
  define: { __FULL__: 'true' },
  build: {
    rolldownOptions: {
      input: { [name]: `${here}/${name}/${name}.ts` },
      preserveEntrySignatures: 'strict',
    },
  },
})

const locales = (suffix: Suffix): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    rolldownOptions: {
      input: Object.fromEntries(LOCALES.map(id => [id + suffix, `locale:${id}${suffix}`])),
      preserveEntrySignatures: 'strict',
      // The relay puts them behind a form, whose names are short.
      output: { minify: { mangle: false } },
    },
  },
})

// Several builds, since the files share nothing: what loads the form is a classic script, each locale stands alone, and
// form and locales come lean and, for
// forms that ask more, full, and what is needed only later comes later.
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
      await rm(outDir, { recursive: true, force: true })
      for (const environment of Object.values(builder.environments)) await builder.build(environment)
      await writeManifest(outDir)
    },
  },
  environments: {
    ...Object.fromEntries(JOINING.map(name => [name, joining(name)])),
    client: form(''),
    fullForm: form(FULL),
    locales: locales(''),
    fullLocales: locales(FULL),
    loader: {
      consumer: 'client',
      build: {
        lib: { entry: { loader: `${here}/loader/loader.ts` }, formats: ['iife'], name: 'foyer' },
      },
    },
  },
}))
