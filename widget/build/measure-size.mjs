import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

// What a visitor downloads until the form can be used: loader, form and one locale, as the relay serves them.
const BUDGET = { total: 10_000, loader: 1500, requests: 3 }

/** A form as many sites will have it: a title in three languages, one question. */
const TYPICAL = {
  base: 'https://forms.example.com',
  form: {
    id: 'contact',
    title: {
      en: 'Talk to our team',
      ar: '\u062a\u062d\u062f\u062b \u0645\u0639 \u0641\u0631\u064a\u0642\u0646\u0627',
      fr: 'Parlez \u00e0 notre \u00e9quipe',
    },
    contact: 'either',
    country: 'GB',
    languages: ['en', 'ar', 'fr'],
    steps: 2,
    questions: [{ key: 'message', step: 2, kind: 'textarea', required: true, maxLength: 5000 }],
  },
}

const folder = new URL('../../dist/embed/', import.meta.url)
const read = file => readFileSync(new URL(file, folder), 'utf8')

function inlined(manifest) {
  const { form, locales } = manifest
  const own = Object.fromEntries(TYPICAL.form.languages.map(language => [language, locales[language]]))
  const data = JSON.stringify({ ...TYPICAL, assets: { form, locales: own } })
  const ascii = data.replace(
    /[\u0080-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return read(manifest.loader).replace('__FOYER__', () => ascii)
}

function measure(what, source, budget) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  return {
    what,
    raw: source.length,
    gzip: gzipSync(source, { level: 9 }).length,
    brotli: brotliCompressSync(source, { params }).length,
    budget,
  }
}

const manifest = JSON.parse(read('manifest.json'))
const loader = measure('loader, with a typical form', inlined(manifest), BUDGET.loader)
const form = measure('form', read(manifest.form))
const locales = Object.entries(manifest.locales).map(([id, file]) => measure(`locale ${id}`, read(file)))
const largest = locales.reduce((a, b) => (b.brotli > a.brotli ? b : a))
const needed = [loader, form, largest]
const sum = key => needed.reduce((total, row) => total + row[key], 0)
const total = {
  what: `total, with ${largest.what}`,
  raw: sum('raw'),
  gzip: sum('gzip'),
  brotli: sum('brotli'),
  budget: BUDGET.total,
}
const requests = { what: 'requests', brotli: needed.length, budget: BUDGET.requests }

const COLUMNS = ['raw', 'gzip', 'brotli', 'budget']
const line = (what, cells) => what.padEnd(30) + cells.map(cell => String(cell ?? '').padStart(9)).join('')
console.log(line('bytes', COLUMNS))
for (const row of [loader, form, ...locales, total, requests])
  console.log(
    line(
      row.what,
      COLUMNS.map(key => row[key]),
    ),
  )

const over = [loader, total, requests].filter(row => row.brotli > row.budget)
for (const row of over) console.error(`Over budget: ${row.what} is ${row.brotli} and may be ${row.budget}`)
const claim = `${total.brotli.toLocaleString('en')} bytes (brotli), ${needed.length} requests`
const claimed = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').includes(claim)
if (!claimed) console.error(`The README has to say: ${claim}`)
process.exitCode = over.length > 0 || !claimed ? 1 : 0
