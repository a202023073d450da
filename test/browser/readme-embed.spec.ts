import type { Page } from '@playwright/test'
import type { Foyer } from '../helpers/page-foyer.ts'
import { expect, test } from '../helpers/page-test.ts'
import { examples } from '../helpers/readme.ts'

const [snippet = ''] = examples('## Put it on a page', 'html')
const [, script = ''] = snippet.split('\n')
const [openers = ''] = examples('### Where it shows', 'html')
const [element = ''] = examples('### Embedding', 'html')
const [opening = '', prefilling = ''] = examples('### What a page can ask', 'js')
const [hearing = ''] = examples('### Events', 'js')

/** The page with some of the README's HTML, whose relay is this one. */
const show = (page: Page, { relay, serve }: Foyer, body: string) =>
  page.goto(serve({ body: body.replaceAll('https://forms.example.com', relay) }))

/** What the page says in the console. */
function saidBy(page: Page): string[] {
  const said: string[] = []
  page.on('console', message => said.push(message.text()))
  return said
}

test('The README’s snippet shows the form', async ({ page, foyer, form }) => {
  await show(page, foyer, snippet)
  await expect(form.name).toBeVisible()
  await expect(page.getByRole('link')).toHaveCount(0)
})

test('The README’s element shows the form, and the link where the form can’t be had', async ({
  page,
  foyer,
  form,
}) => {
  await show(page, foyer, element + script)
  await expect(form.name).toBeVisible()
  await expect(page.getByRole('link')).toBeHidden()
  await page.route('**/embed/assets/form.*.js', route => route.abort())
  const warned = page.waitForEvent('console', message => message.text().startsWith('[foyer]'))
  await page.reload()
  await warned
  await expect(page.getByRole('link')).toBeVisible()
})

test('The README’s link and button open the form over the page', async ({ page, foyer, form }) => {
  await show(page, foyer, openers + script)
  await page.getByRole('link').click()
  await expect(form.name).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(form.name).toBeHidden()
  await expect(page.getByRole('link')).toBeFocused()
  await page.getByRole('button', { name: 'Write to us' }).click()
  await expect(form.name).toBeFocused()
})

for (const [when, order] of [
  ['before the script is there', (call: string) => `<script>${call}</script>${snippet}`],
  ['after it', (call: string) => `${snippet}<script>addEventListener('load', () => { ${call} })</script>`],
] as const) {
  test(`The README’s call opens the form ${when}`, async ({ page, foyer, form }) => {
    await show(page, foyer, order(opening))
    await expect(form.name).toBeFocused()
  })
}

test('The README’s calls fill in what is known, and hear of the lead', async ({ page, foyer, form }) => {
  const said = saidBy(page)
  await show(page, foyer, `<script>${prefilling}</script>${snippet}`)
  await expect(form.name).toHaveValue('Ana Sousa')
  await expect(form.email).toHaveValue('ana@example.com')
  await form.next.click()
  await expect(form.message).toHaveValue('About my order 1234: ')
  await form.send.click()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(said).toEqual([`lead ${foyer.sandbox.conversations()[0]?.id}`])
})

test('The README’s listeners hear what they say', async ({ page, foyer, form }) => {
  const said = saidBy(page)
  await show(page, foyer, `<script>${hearing}</script>${snippet}`)
  await form.introduce('Ana Sousa', 'ana@example')
  await form.host.getByText('Please enter a complete email address.').waitFor()
  await form.submit()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  const id = foyer.sandbox.conversations()[0]?.id
  expect(said.filter(line => !line.startsWith('Failed to load'))).toEqual([
    'fields_invalid 1',
    `${id} open`,
    `${id} delivered`,
  ])
})
