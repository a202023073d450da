import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Builds the demo page to where the compiled demo server finds it. */
export default defineConfig({
  root: path('./page'),
  build: {
    outDir: path('../dist/demo/page'),
    emptyOutDir: true,
    // The drawings go into the page, so that nothing pops in.
    assetsInlineLimit: 8_192,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'playground/index.html', 'playground/frame.html'].map(name =>
        path(`./page/${name}`),
      ),
    },
  },
})
