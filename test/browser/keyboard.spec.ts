import { gate, held } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

test('A keyboard is enough', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await expect(form.name).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(form.language).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Ana Sousa')
  await page.keyboard.press('Tab')
  await expect(form.byEmail).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(form.byPhone).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(form.country).toBeFocused()
  await page.keyboard.type('Portugal')
  await page.keyboard.press('Tab')
  await page.keyboard.type('912 345 678')
  await page.keyboard.press('Enter')

  await expect(form.message).toBeFocused()
  await expect(form.status).toHaveText('Step 2 of 2')
  await page.keyboard.type('Do you repair engines?')
  await page.keyboard.press('Tab')
  await expect(form.back).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')

  await expect(form.heading).toBeFocused()
  await expect(form.status).toHaveText('Your message has arrived. We will get back to you soon.')
  await page.keyboard.press('Tab')
  await expect(form.again).toBeFocused()
  expect(foyer.sandbox.conversations()).toMatchObject([{ customer_identifier: '+351912345678' }])
})

test('Every control shows that it has the focus', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.byPhone.check()
  const outlined = () =>
    form.host.evaluate(host => {
      const focused = host.shadowRoot?.activeElement
      const around = [focused, focused?.parentElement, focused?.nextElementSibling]
      return around.some(element => element && getComputedStyle(element).outlineStyle === 'solid')
    })
  for (const control of [form.language, form.name, form.byPhone, form.country, form.phone, form.next]) {
    await page.keyboard.press('Tab')
    for (let tabs = 0; tabs < 8 && !(await control.evaluate(e => e.matches(':focus'))); tabs++) {
      await page.keyboard.press('Tab')
    }
    await expect(control).toBeFocused()
    expect(await outlined()).toBe(true)
  }
})

test('The focus stays with a visitor who has gone elsewhere in the page', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  const { hold, open } = held()
  await gate(page, 'conversations', hold)
  await page.goto(foyer.serve({ body: `${anchor}<input aria-label="Search">${script}` }))
  await form.introduce()
  await page.getByLabel('Search').focus()
  open()
  await expect(form.message).toBeVisible()
  await expect(page.getByLabel('Search')).toBeFocused()
})

test('A step that is out of sight is scrolled to, one in sight is not', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  const tall = '<p style="height: 1500px">A long text</p>'
  await page.goto(foyer.serve({ body: tall + anchor + tall + script }))
  await form.name.fill('Ana Sousa')
  const before = await page.evaluate(() => scrollY)
  await form.email.fill('ana@example.com')
  await form.email.press('Enter')
  await expect(form.message).toBeInViewport()
  expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(200)
})
