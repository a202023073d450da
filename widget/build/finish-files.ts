import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** What runs as soon as it is there. */
const AT_ONCE = /^(loader|form)/

/** Has the browser compile while it downloads, beside the page's own work: https://v8.dev/blog/explicit-compile-hints */
const COMPILE_ALL = '//# allFunctionsCalledOnLoad\n'

/**
 * Turns chunks into the files that the relay serves. All but the loader are named after their content, so that they can
 * be cached for good, and are modules, which are UTF-8 whatever page and server say; the loader is ASCII.
 */
export function finishFiles(): Plugin {
  return {
    name: 'foyer-finish-files',
    async generateBundle(options, bundle) {
      for (const [key, chunk] of Object.entries(bundle)) {
        delete bundle[key]
        if (chunk.type !== 'chunk') throw new Error(`${key}: the widget is made of scripts alone`)
        if (chunk.imports.length > 0) throw new Error(`${key} costs another request, for ${chunk.imports}`)
        const isLoader = chunk.name === 'loader'
        const code = (AT_ONCE.test(chunk.name) ? COMPILE_ALL : '') + (await bringing(chunk.code, options.dir))
        const source = isLoader ? toAscii(code) : code
        if (isLoader) expectOneSlot(source)
        const fileName = isLoader ? 'loader.js' : `${chunk.name}.${hash(source)}.js`
        this.emitFile({ type: 'asset', fileName, source })
      }
    },
  }
}

/**
 * `__BRING__('later')` becomes the `import()` of a file that was built before, by its hashed name; beside the file that
 * brings it, or where `__BRING__` is told. Vite would wrap an `import()` into what preloads styles, which there are none of.
 */
async function bringing(code: string, folder = ''): Promise<string> {
  const files = code.includes('__BRING__') ? await readdir(folder) : []
  return code.replace(/__BRING__\(`(\w+)`(?:,(\w+))?\)/g, (_, name: string, base?: string) => {
    const file = files.find(one => one.startsWith(`${name}.`))
    if (file === undefined) throw new Error(`${name} has to be built before what brings it`)
    return base === undefined ? `import("./${file}")` : `import(${base}+"/embed/assets/${file}")`
  })
}

/** The relay puts the form's description in place of this one word. */
function expectOneSlot(loader: string): void {
  const slots = loader.split('__FOYER__').length - 1
  if (slots !== 1) throw new Error(`The loader names __FOYER__ ${slots} times`)
}

/** Sound because nothing but strings holds such characters. */
const toAscii = (code: string) =>
  code.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const hash = (source: string) => createHash('sha256').update(source).digest('hex').slice(0, 8)
