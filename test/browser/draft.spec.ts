import { gate } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

const KEY = 'foyer:contact'

test('What was typed is there after a reload, and nothing is kept before', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.name.focus()
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
  await form.name.fill('Ana Sousa')
  await form.byPhone.check()
  await form.country.selectOption('PT')
  await form.phone.fill('912 345 678')
  await form.language.selectOption('fr')
  await expect(form.host.locator('[lang=fr]').first()).toBeVisible()
  await page.reload()
  const kept = { name: 'Ana Sousa', phone: '912 345 678', country: 'PT' }
  for (const [id, value] of Object.entries(kept)) await expect(form.host.locator(`#${id}`)).toHaveValue(value)
  await expect(form.host.locator('.foyer')).toHaveAttribute('lang', 'fr')
})

test('A reload between the steps opens no second conversation', async ({ page, foyer, form }) => {
  const posted = await gate(page, 'conversations')
  await page.goto(foyer.serve())
  await form.introduce()
  await form.message.fill('Do you repair engines?')
  await page.reload()
  await expect(form.message).toHaveValue('Do you repair engines?')
  await form.send.click()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(posted).toHaveLength(1)
  expect(foyer.sandbox.conversations()).toHaveLength(1)
  expect(foyer.sandbox.leads()).toHaveLength(1)
  expect(await page.evaluate(key => sessionStorage.getItem(key), KEY)).toBeNull()
})

test('A lead whose answer was lost to a reload goes out with its key, and is there once', async ({
  page,
  foyer,
  form,
}) => {
  const keys: (string | undefined)[] = []
  await page.goto(foyer.serve())
  await form.introduce()
  await form.message.fill('Do you repair engines?')
  await page.route('**/leads', async route => {
    keys.push(route.request().headers()['idempotency-key'])
    const response = await route.fetch()
    // The relay has it; the page never hears so.
    if (keys.length > 1) await route.fulfill({ response })
  })
  await form.send.click()
  await expect.poll(() => keys.length).toBe(1)
  await expect.poll(() => foyer.sandbox.leads()).toHaveLength(1)
  await page.reload()
  await form.send.click()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(keys[1]).toBe(keys[0])
  expect(foyer.sandbox.leads()).toHaveLength(1)
})

test('Who comes back from another site finds what they typed once they are in the form', async ({
  page,
  foyer,
  form,
}) => {
  const url = foyer.serve()
  await page.goto(url)
  await form.introduce()
  await form.message.fill('Do you repair')
  await page.goto(url, { referer: 'https://search.example/' })
  await expect(form.name).toHaveValue('')
  await form.name.focus()
  await expect(form.name).toHaveValue('Ana Sousa')
  await expect(form.name).toBeFocused()
  await form.next.click()
  await expect(form.message).toHaveValue('Do you repair')
  await form.send.click()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.leads()).toHaveLength(1)
})

test('Who comes back from another page of the site finds what they typed', async ({ page, foyer, form }) => {
  const url = foyer.serve()
  await page.goto(url)
  await form.name.fill('Ana Sousa')
  await expect.poll(() => page.evaluate(key => sessionStorage.getItem(key), KEY)).toContain('Ana Sousa')
  await page.goto(foyer.serve({ path: '/prices', body: `<a href="/">Contact</a>` }))
  await page.getByRole('link').click()
  await expect(form.name).toHaveValue('Ana Sousa')
})

test('What is kept is forgotten with the lead, and a new message begins empty', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.submit()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  await page.reload()
  await expect(form.name).toHaveValue('')
})

test('What is kept of a form that has changed, or is no draft at all, does no harm', async ({
  page,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  for (const kept of ['{', 'null', '{"draft":1,"step":1}', '{"draft":{"name":5,"gone":"x"},"step":7}']) {
    await page.evaluate(([key, value]) => sessionStorage.setItem(key, value), [KEY, kept] as const)
    await page.reload()
    await form.submit()
    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  }
})

test('Of two of the same form one keeps its draft', async ({ page, foyer }) => {
  const { anchor, script } = foyer.snippet
  await page.goto(foyer.serve({ body: anchor + anchor + script }))
  const names = page.locator('foyer-form').getByLabel('Your name')
  await names.nth(0).fill('First')
  await names.nth(1).fill('Second')
  await page.reload()
  await expect(names.nth(0)).toHaveValue('First')
  await expect(names.nth(1)).toHaveValue('')
})

test('A test and what is meant share no draft', async ({ page, foyer, form }) => {
  const real = foyer.serve()
  const trial = foyer.serve({ path: '/?foyer-test' })
  await page.goto(real)
  await form.introduce()
  await expect(form.message).toBeVisible()
  await page.goto(trial)
  await form.submit()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.leads()).toEqual([])
  await page.goto(real, { referer: trial })
  await form.message.fill('Do you repair engines?')
  await form.send.click()
  await expect(form.heading).toHaveText('Thank you, Ana Sousa')
  expect(foyer.sandbox.leads()).toHaveLength(1)
})

test('What the visitor empties is kept no longer', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await form.name.fill('Ana Sousa')
  await expect.poll(() => page.evaluate(key => sessionStorage.getItem(key), KEY)).toContain('Ana Sousa')
  await form.name.fill('')
  expect(await page.evaluate(key => sessionStorage.getItem(key), KEY)).toBeNull()
})

test('What the page fills in is kept once the visitor writes, and not before', async ({
  page,
  foyer,
  form,
}) => {
  const call = `<script>window.foyer = [['contact', form => form.prefill({ name: 'Ana Sousa' })]]</script>`
  await page.goto(foyer.serve({ body: call + foyer.snippet.anchor + foyer.snippet.script }))
  await expect(form.name).toHaveValue('Ana Sousa')
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
  await form.email.fill('ana@example.com')
  expect(await page.evaluate(key => sessionStorage.getItem(key), KEY)).toContain('Ana Sousa')
})

test('A form that was destroyed keeps nothing more, whatever happens', async ({
  page,
  context,
  foyer,
  form,
}) => {
  await page.goto(foyer.serve())
  await form.name.fill('Ana Sousa')
  await page.evaluate(
    `new Promise(done => (window.foyer ||= []).push(['contact', form => { window.kept = form; form.destroy(); done() }]))`,
  )
  await context.setOffline(true)
  await context.setOffline(false)
  expect(await page.evaluate('navigator.onLine && sessionStorage.length')).toBe(0)
})

test.describe('a consent', () => {
  test.use({
    formConfig: {
      consent: { version: '1', label: 'I agree.' },
      questions: [{ key: 'message', kind: 'textarea', required: true }],
    },
  })

  test('is asked for again where it was ticked only, and not where it was given', async ({
    page,
    foyer,
    form,
  }) => {
    const box = form.host.getByRole('checkbox')
    await page.goto(foyer.serve())
    await form.name.fill('Ana Sousa')
    await box.check()
    await page.reload()
    await expect(form.name).toHaveValue('Ana Sousa')
    await expect(box).not.toBeChecked()
    await box.check()
    await form.introduce()
    await form.message.fill('Do you repair engines?')
    await page.reload()
    await form.send.click()
    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
    expect(foyer.sandbox.conversations()).toHaveLength(1)
  })
})

test.describe('a form that keeps none', () => {
  test.use({ formConfig: { keepDraft: false } })

  test('stores nothing and is empty after a reload', async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await form.introduce()
    await expect(form.message).toBeVisible()
    expect(await page.evaluate('sessionStorage.length + localStorage.length')).toBe(0)
    await page.reload()
    await expect(form.name).toHaveValue('')
  })
})
