import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

// What a visitor downloads until the form can be used: the loader, and the form with one locale, as the relay serves them.
const BUDGET = { lean: 10_000, full: 12_500, requests: 3 }

const TITLE = {
  en: 'Talk to our team',
  ar: '\u062a\u062d\u062f\u062b \u0645\u0639 \u0641\u0631\u064a\u0642\u0646\u0627',
  fr: 'Parlez \u00e0 notre \u00e9quipe',
}
const MESSAGE = { key: 'message', step: 2, kind: 'textarea', required: true, maxLength: 5000 }

const SHARED = {
  id: 'contact',
  title: TITLE,
  contact: 'either',
  country: 'GB',
  callingCode: 44,
  languages: ['en', 'ar', 'fr'],
  names: ['English', '\u0627\u0644\u0639\u0631\u0628\u064a\u0629', 'Fran\u00e7ais'],
  steps: 2,
}

/** A form as many sites will have it: a title in three languages, one question. */
const TYPICAL = { what: 'a typical form', loader: 1500, form: { ...SHARED, questions: [MESSAGE] } }

/** With some of what only the full variant can ask. */
const EVERYTHING = {
  what: 'a form that asks more',
  form: {
    ...SHARED,
    questions: [
      {
        ...{ key: 'topic', step: 2, kind: 'radio', required: true, label: 'What is it about?' },
        options: ['Repair', 'Sale'].map(label => ({ value: label.toLowerCase(), label })),
      },
      { key: 'people', step: 2, kind: 'number', required: false, label: 'How many people?', min: 1, max: 50 },
      { key: 'day', step: 2, kind: 'date', required: false, label: 'Which day suits you?', min: 'today' },
      MESSAGE,
    ],
    consent: {
      version: '2026-11',
      label: 'I have read the [privacy notice](https://www.example.com/privacy).',
      required: true,
    },
  },
}

const folder = new URL('../../dist/embed/', import.meta.url)
const read = file => readFileSync(new URL(file, folder), 'utf8')
const manifest = JSON.parse(read('manifest.json'))

function inlined(form, variant) {
  const locales = Object.fromEntries(form.languages.map(language => [language, variant.locales[language]]))
  const base = 'https://forms.example.com'
  const data = JSON.stringify({ base, form, assets: { form: variant.form.replace('.js', ''), locales } })
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

const COLUMNS = ['raw', 'gzip', 'brotli', 'budget']
const line = (what, cells) => what.padEnd(36) + cells.map(cell => String(cell ?? '').padStart(9)).join('')
const print = row =>
  console.log(
    line(
      row.what,
      COLUMNS.map(key => row[key]),
    ),
  )

/** What one variant of the form costs, with the largest of its locales. */
function weigh({ form, locales }, example, budget) {
  const loader = measure(
    `loader, with ${example.what}`,
    inlined(example.form, { form, locales }),
    example.loader,
  )
  const chunk = read(form)
  const forms = Object.entries(locales).map(([id, file]) =>
    measure(`form, with locale ${id}`, chunk + read(file)),
  )
  const largest = forms.reduce((a, b) => (b.brotli > a.brotli ? b : a))
  const smallest = forms.reduce((a, b) => (b.brotli < a.brotli ? b : a))
  const needed = [loader, largest]
  const sum = key => needed.reduce((total, row) => total + row[key], 0)
  const total = {
    what: 'total, with the largest locale',
    ...{ raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli'), budget },
  }
  const requests = { what: 'requests', brotli: needed.length, budget: BUDGET.requests }
  return {
    rows: [loader, measure('form, without texts', chunk), smallest, largest, total, requests],
    ...{ total, requests },
    bounded: [loader, total, requests],
  }
}

const lean = weigh(manifest.lean, TYPICAL, BUDGET.lean)
const full = weigh(manifest.full, EVERYTHING, BUDGET.full)
console.log(line('bytes', COLUMNS))
for (const row of lean.rows) print(row)
console.log('\nforms that ask more: further kinds of questions, limits, conditions, consent')
for (const row of full.rows) print(row)

console.log('\nloaded when they are needed')
print(measure('later: with the visitor’s first step into the form', read(manifest.later)))
print(measure('overlay: for a popup or panel', read(manifest.overlay)))

const over = [...lean.bounded, ...full.bounded].filter(
  row => row.budget !== undefined && row.brotli > row.budget,
)
for (const row of over) console.error(`Over budget: ${row.what} is ${row.brotli} and may be ${row.budget}`)
const { total, requests } = lean
const claim = `${total.brotli.toLocaleString('en')} bytes (brotli), ${requests.brotli} requests`
const claimed = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').includes(claim)
if (!claimed) console.error(`The README has to say: ${claim}`)
process.exitCode = over.length > 0 || !claimed ? 1 : 0
