import type { Page } from '@playwright/test'
import { texts as ar } from '../../widget/locales/ar.ts'
import { formOn } from '../helpers/page-form.ts'
import { expect, test } from '../helpers/page-test.ts'

/** Runs a script with the form's API as `form`, by the queue, and gives what it answers. */
const ask = (page: Page, script: string, form = 'contact'): Promise<unknown> =>
  page.evaluate(`new Promise((resolve, reject) =>
    (window.foyer ||= []).push(['${form}', async form => {
      try { resolve(await (async () => { ${script} })()) } catch (error) { reject(error) }
    }]))`)

test('A call that is made before the script comes is kept for it', async ({ page, foyer, form }) => {
  const call = `<script>window.foyer = [['contact', form => form.prefill({ name: 'Ana Sousa' })]]</script>`
  await page.goto(foyer.serve({ body: call + foyer.snippet.anchor + foyer.snippet.script }))
  await expect(form.name).toHaveValue('Ana Sousa')
})

test('What the page knows is filled in, and nothing that the visitor has typed is replaced', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.name.fill('Ana Costa')
  await ask(
    page,
    `form.prefill({ name: 'Ana Sousa', phone: '912 345 678', country: 'PT', answers: { message: 'Hello', other: 'x' } })`,
  )
  await expect(form.name).toHaveValue('Ana Costa')
  await expect(form.byPhone).toBeChecked()
  await expect(form.phone).toHaveValue('912 345 678')
  await form.next.click()
  await expect(form.message).toHaveValue('Hello')
  await form.send.click()
  await expect(form.heading).toHaveText('Thank you, Ana Costa')
  expect(foyer.sandbox.leads()).toMatchObject([{ name: 'Ana Costa', phone: '+351912345678' }])
})

test('A number that the page knows is in its own country, and no country is made up', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.byPhone.check()
  await ask(page, `form.prefill({ country: 'gb' })`)
  await expect(form.country).toHaveValue('GB')
  await ask(page, `form.prefill({ phone: '+351 912 345 678' })`)
  await expect(form.country).toHaveValue('PT')
})

test('What the page does not know stays empty', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await ask(page, `form.prefill({ name: undefined, email: null, answers: { message: undefined } })`)
  await expect(form.name).toHaveValue('')
  await expect(form.email).toHaveValue('')
})

test('The page changes the language to the nearest that the form has', async ({ page, foyer }) => {
  await page.goto(foyer.serve())
  await ask(page, `await form.setLanguage('ar-EG')`)
  await expect(formOn(page, ar).name).toBeVisible()
  await expect(ask(page, `await form.setLanguage('tlh')`)).rejects.toThrow(/"contact" does not speak tlh/)
})

test('A listener hears of this form until it no longer wants to', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await ask(
    page,
    `window.heard = []
     window.listener = detail => heard.push(Object.keys(detail).sort().join())
     form.on('step', listener); form.on('conversation', listener); form.on('step', listener)`,
  )
  await form.introduce()
  await expect(form.message).toBeVisible()
  expect(await page.evaluate('heard')).toEqual(['conversationId,form,status', 'form,step'])
  await ask(page, `form.off('step', listener)`)
  await form.back.click()
  await expect(form.name).toBeVisible()
  expect(await page.evaluate('heard.length')).toBe(2)
})

test('A form that is reset is empty, and knows nothing of who wrote before', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.introduce()
  await form.message.fill('Hello')
  await ask(page, 'form.reset()')
  await expect(form.name).toHaveValue('')
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
  await form.submit('Do you repair boats?')
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.leads()).toHaveLength(1)
})

test('A form that is destroyed is gone with what was typed, and the page can have another', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.name.fill('Ana Sousa')
  await ask(page, 'form.destroy()')
  await expect(form.host).toHaveCount(0)
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
  await page.evaluate(() => {
    const again = document.createElement('foyer-form')
    again.dataset.foyer = 'contact'
    document.body.append(again)
  })
  await expect(form.name).toHaveValue('')
})

test('The form is brought to the visitor, who goes on where they were', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  await page.goto(foyer.serve({ body: `${'<p>Far down.</p>'.repeat(80)}${anchor}${script}` }))
  await ask(page, 'await form.open()')
  await expect(form.name).toBeFocused()
  await expect(form.name).toBeInViewport()
})

test('A call that throws keeps no other from being made', async ({ page, foyer, form }) => {
  const call = `<script>window.foyer = [['contact', () => { throw new Error('mine') }],
    ['contact', form => form.prefill({ name: 'Ana Sousa' })]]</script>`
  await page.goto(foyer.serve({ body: call + foyer.snippet.anchor + foyer.snippet.script }))
  await expect(form.name).toHaveValue('Ana Sousa')
})

test.describe('of two forms', () => {
  test.use({ otherForms: { sales: { title: 'Sales' } } })

  test('each gets its own calls', async ({ page, foyer }) => {
    const body = '<foyer-form data-foyer="contact"></foyer-form><foyer-form data-foyer="sales"></foyer-form>'
    const scripts = ['contact', 'sales'].map(
      id => `<script src="${foyer.relay}/embed/${id}.js" async></script>`,
    )
    await page.goto(foyer.serve({ body: body + scripts.join('') }))
    await ask(page, `form.prefill({ name: 'To sales' })`, 'sales')
    const name = (id: string) => page.locator(`foyer-form[data-foyer=${id}]`).getByLabel('Your name')
    await expect(name('sales')).toHaveValue('To sales')
    await expect(name('contact')).toHaveValue('')
  })
})
