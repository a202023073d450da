import { bareForm, type Cost, costOf, median } from '../helpers/page-cost.ts'
import { expect, test } from '../helpers/page-test.ts'

const ROUNDS = 25
/** DESIGN: beside a bare form with Preact. */
const BUDGET = 1.3

test.use({ otherForms: { same: { languages: ['en'], contact: 'email', steps: 1 } } })

test('Script time and memory beside a bare form', async ({ browser, foyer }) => {
  test.setTimeout(600_000)
  const { anchor, script } = foyer.snippet
  const same = (snippet: string) => snippet.replaceAll('contact', 'same')
  const pages = {
    'no form': foyer.serve({ path: '/none', body: '' }),
    'bare form with Preact': foyer.serve({ path: '/bare', body: '<script async src="/bare.js"></script>' }),
    'Foyer, its three fields': foyer.serve({ path: '/same', body: same(anchor + script) }),
    Foyer: foyer.serve({ path: '/foyer', body: anchor + script }),
  }
  foyer.serveScript('/bare.js', await bareForm())
  const costs: Record<string, Cost[]> = {}
  for (let round = 0; round < ROUNDS; round++) {
    for (const [what, url] of Object.entries(pages)) {
      costs[what] = [...(costs[what] ?? []), await costOf(browser, url)]
    }
  }

  const columns = ['scriptMs', 'heapKb'] as const
  const middle = (what: string, column: keyof Cost) => median((costs[what] ?? []).map(cost => cost[column]))
  console.log(`\n${'at a quarter of the speed'.padEnd(28)}${columns.map(one => one.padStart(10)).join('')}`)
  for (const what of Object.keys(pages)) {
    console.log(
      what.padEnd(28) + columns.map(column => middle(what, column).toFixed(1).padStart(10)).join(''),
    )
  }
  const times = middle('Foyer', 'scriptMs') / middle('bare form with Preact', 'scriptMs')
  console.log(`script time beside the bare form: ${times.toFixed(2)}, may be ${BUDGET}\n`)
  expect(times).toBeGreaterThan(0)
})
