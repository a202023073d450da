import type { Page } from '@playwright/test'
import type { FormOnPage } from '../helpers/page-form.ts'
import { startFoyer } from '../helpers/page-foyer.ts'
import { expect, test } from '../helpers/page-test.ts'

async function expectOneForm(page: Page, form: FormOnPage) {
  await expect(form.name).toBeVisible()
  await page.waitForLoadState('networkidle')
  await expect(form.host).toHaveCount(1)
  await expect(page.getByRole('link')).toHaveCount(0)
}

/** What optimisers, tag managers and editors make of a script tag, as the page that a browser gets in the end. */
const REWRITTEN: Record<string, (src: string) => string> = {
  'waits for the first scroll': src =>
    `<script>addEventListener('scroll', () => document.head.append(Object.assign(document.createElement('script'), { src: '${src}' })), { once: true })</script>`,
  'waits for time to pass': src =>
    `<script>addEventListener('load', () => setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src: '${src}' })), 300))</script>`,
  'is started by a rewriting proxy': src =>
    `<script type="x-text/javascript" data-rocket-src="${src}"></script><script>
      addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-rocket-src]').forEach(old => {
        const made = document.createElement('script')
        for (const { name, value } of old.attributes) if (name !== 'type') made.setAttribute(name.replace('data-rocket-', ''), value)
        old.replaceWith(made)
      }))</script>`,
  'is put in by a tag manager, as markup': src =>
    `<div id="slot"></div><script>addEventListener('load', () => slot.append(
      document.createRange().createContextualFragment('<scr' + 'ipt src="${src}"></scr' + 'ipt>')))</script>`,
  'is written by another script': src =>
    `<script>document.write('<scr' + 'ipt src="${src}"></scr' + 'ipt>')</script>`,
  'is imported by a module': src => `<script type="module">import '${src}'</script>`,
  'is started from a data address': src =>
    `<script src="data:text/javascript,document.head.append(Object.assign(document.createElement('script'),{src:'${src}'}))"></script>`,
}

for (const [how, tag] of Object.entries(REWRITTEN)) {
  test(`A tag that ${how} makes one form`, async ({ page, foyer, form }) => {
    const tall = '<p style="height: 2000px">A long text</p>'
    await page.goto(
      foyer.serve({ body: foyer.snippet.anchor + tall + tag(`${foyer.relay}/embed/contact.js`) }),
    )
    await page.mouse.wheel(0, 400)
    await expectOneForm(page, form)
  })
}

test('A script whose text stands in the page makes one form', async ({ page, foyer, form }) => {
  const text = await (await fetch(`${foyer.relay}/embed/contact.js`)).text()
  await page.goto(foyer.serve({ body: `${foyer.snippet.anchor}<script>${text}</script>` }))
  await expectOneForm(page, form)
})

test.describe('Two forms', () => {
  test.use({ otherForms: { booking: { title: { en: 'Book a visit' } } } })

  for (const [how, join] of [
    ['as two scripts', (...texts: string[]) => texts.map(text => `<script>${text}</script>`).join('')],
    [
      'in one file',
      (...texts: string[]) => `<script>var before = 1;${texts.join('\n')}\nvar after = 1</script>`,
    ],
  ] as const) {
    test(`stand side by side, ${how}`, async ({ page, foyer, form }) => {
      const texts = await Promise.all(
        ['contact', 'booking'].map(async id => (await fetch(`${foyer.relay}/embed/${id}.js`)).text()),
      )
      const other = foyer.snippet.anchor.replaceAll('contact', 'booking')
      await page.goto(foyer.serve({ body: foyer.snippet.anchor + other + join(...texts) }))
      await expect(form.heading).toHaveText(['Contact us', 'Book a visit'])
      await expect(page.getByRole('link')).toHaveCount(0)
    })
  }
})

test('Scripts of two relays for a form of one name make one form of each link', async ({
  page,
  foyer,
  form,
}) => {
  const other = await startFoyer()
  const { anchor, script } = foyer.snippet
  await page.goto(foyer.serve({ body: anchor + other.snippet.anchor + script + other.snippet.script }))
  await expect(form.name).toHaveCount(2)
  await page.waitForLoadState('networkidle')
  await expect(form.host).toHaveCount(2)
  await other.stop()
})
