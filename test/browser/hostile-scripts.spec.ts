import type { Page } from '@playwright/test'
import { CRIPPLING, NAMED, SCRIPTED } from '../helpers/hostile-scripts.ts'
import type { Foyer } from '../helpers/page-foyer.ts'
import { expect, test } from '../helpers/page-test.ts'

/** What the form throws; what the page's own scripts throw is the page's. */
function thrownIn(page: Page): string[] {
  const thrown: string[] = []
  page.on('pageerror', ({ message }) => thrown.push(message))
  return thrown
}

const head = (script: string) => `<script>${script}</script>`

function expectOneLead({ sandbox }: Foyer) {
  expect(sandbox.conversations()).toMatchObject([
    { customer_identifier: 'ana@example.com', customer_name: 'Ana Sousa' },
  ])
  expect(sandbox.leads()).toMatchObject([{ attributes: { message: 'Do you repair engines?' } }])
}

for (const [what, script] of Object.entries(SCRIPTED)) {
  test(`A page that ${what} gets its lead`, async ({ page, foyer, form }) => {
    const thrown = thrownIn(page)
    await page.goto(foyer.serve({ head: head(script) }))
    await form.next.click()
    await expect(form.host.getByText('Please fill this in.')).toHaveCount(2)
    await form.submit()
    await expect(form.heading).toContainText('Thank you, Ana Sousa')
    expectOneLead(foyer)
    expect(thrown).toEqual([])
  })
}

for (const [what, elements] of Object.entries(NAMED)) {
  test(`A page whose elements are named like ${what} gets its lead`, async ({ page, foyer, form }) => {
    const thrown = thrownIn(page)
    const { anchor, script } = foyer.snippet
    await page.goto(foyer.serve({ body: elements + anchor + script }))
    await form.submit()
    await expect(form.heading).toContainText('Thank you, Ana Sousa')
    expectOneLead(foyer)
    expect(thrown).toEqual([])
  })
}

for (const [what, elements] of Object.entries(CRIPPLING)) {
  test(`A page whose elements are named like ${what} keeps the link`, async ({ page, foyer, form }) => {
    const { anchor, script } = foyer.snippet
    const loaded = page.waitForResponse('**/embed/contact.js')
    await page.goto(foyer.serve({ body: elements + anchor + script }))
    await loaded
    await page.waitForLoadState('networkidle')
    await expect(page.getByRole('link', { name: 'Write to us' })).toBeVisible()
    await expect(form.host).toHaveCount(0)
  })
}
