import { downloadsFrom } from '../helpers/page-cost.ts'
import { expect, test } from '../helpers/page-test.ts'

/** DESIGN: what a visitor downloads until the form can be used. */
const BUDGET = { loader: 1500, lean: 10_000, full: 12_500, requests: 3 }

const LEAN = { languages: ['te', 'en', 'ar'] }
const FULL = {
  ...LEAN,
  questions: [
    { key: 'day', kind: 'date', label: 'Which day suits you?' },
    { key: 'message', kind: 'textarea', required: true },
  ],
  consent: {
    version: '2026-11',
    label: 'I have read the [privacy notice](https://www.example.com/privacy).',
  },
}

for (const [variant, formConfig] of [
  ['lean', LEAN],
  ['full', FULL],
] as const) {
  test.describe(() => {
    test.use({ formConfig })

    test(`A ${variant} form in its largest language is within its bytes and requests`, async ({
      page,
      foyer,
      form,
    }) => {
      const coming = downloadsFrom(page, foyer.relay)
      await page.goto(foyer.serve({ lang: 'te' }))
      await expect(form.host.locator('#name')).toBeVisible()
      await page.waitForLoadState('networkidle')
      const downloads = await Promise.all(coming)
      const total = downloads.reduce((sum, { bytes }) => sum + bytes, 0)
      for (const { file, bytes } of downloads) console.log(`${file.padEnd(30)}${bytes}`)
      console.log(`${'in all'.padEnd(30)}${total}, may be ${BUDGET[variant]}`)
      expect(downloads.length).toBeLessThanOrEqual(BUDGET.requests)
      // It holds the form's config, and so all that a form asks and says.
      const script = downloads.find(({ file }) => file === 'contact.js')
      if (variant === 'lean') expect(script?.bytes).toBeLessThanOrEqual(BUDGET.loader)
      expect(total).toBeLessThanOrEqual(BUDGET[variant])
    })
  })
}

test('The form adds one element to the page’s own', async ({ page, foyer, form }) => {
  const count = () => page.evaluate(() => document.querySelectorAll('*').length)
  await page.goto(foyer.serve({ body: foyer.snippet.anchor }))
  const before = await count()
  await page.goto(foyer.serve({ head: foyer.snippet.script, body: foyer.snippet.anchor }))
  await expect(form.name).toBeVisible()
  // Its script came, and its element for the link.
  expect(await count()).toBe(before + 1)
})
