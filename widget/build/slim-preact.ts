import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { CUTS } from './preact-cuts.ts'

/** The version that the cuts were made for. */
const VERSION = '11.2.0'

const require = createRequire(import.meta.url)
const SOURCE = `${normalizePath(dirname(require.resolve('preact/package.json')))}/src/`

/** Arguments that Preact hands from function to function for what was cut. */
const IDLE = /^\t+(globalContext|excessDomChildren|commitQueue|isHydrating|refQueue),?\n/gm

const JSX_RUNTIME = '\0jsx-runtime'

/**
 * Builds with what this form needs of Preact: two fifths of it. Preact's own source is taken and cut as `CUTS` says; its
 * private properties get short names, as in Preact's own build. Another version fails the build instead of the form.
 */
export function slimPreact(): Plugin {
  const { version }: { version: string } = require('preact/package.json')
  if (version !== VERSION) throw new Error(`The cuts are for Preact ${VERSION}, not for ${version}`)
  return {
    name: 'foyer-slim-preact',
    enforce: 'pre',
    resolveId(source) {
      if (source === 'preact') return `${SOURCE}index.js`
      if (source === 'preact/jsx-runtime') return JSX_RUNTIME
      return null
    },
    load(id) {
      if (id !== JSX_RUNTIME) return null
      const from = JSON.stringify(`${SOURCE}create-element.js`)
      return `import { createVNode, Fragment } from ${from}
        export { Fragment, jsx as jsxs }
        export function jsx(type, props, key) {
          if (typeof type !== 'function' || type === Fragment) return createVNode(type, props, key)
          const vnode = type(props)
          if (vnode) vnode.key = key ?? vnode.key
          return vnode
        }`
    },
    transform(code, id) {
      if (!id.startsWith(SOURCE)) return null
      const file = id.slice(SOURCE.length)
      const cuts = CUTS.flatMap(group => group[file] ?? [])
      return cuts.reduce((rest, [gone, put]) => cut(rest, file, gone, put), code).replace(IDLE, '')
    },
  }
}

function cut(code: string, file: string, gone: string | readonly [string, string], put = ''): string {
  const [from, to] = typeof gone === 'string' ? [gone, ''] : gone
  const [before, after, more] = code.split(from)
  if (before === undefined || after === undefined || more !== undefined) {
    throw new Error(`Preact's ${file} does not hold this exactly once: ${from}`)
  }
  const end = after.indexOf(to)
  if (end < 0) throw new Error(`Preact's ${file} does not hold this: ${to}`)
  return before + put + after.slice(end + to.length)
}
