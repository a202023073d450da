import type { Page } from '@playwright/test'
import { strictPolicy } from '../helpers/hostile.ts'
import { gate, held } from '../helpers/page-gate.ts'
import { openApp } from '../helpers/page-package.ts'
import { expect, test } from '../helpers/page-test.ts'

/** The scripts of forms that the page has. */
const scriptsOf = (page: Page) => page.locator('script[src*="/embed/"]')

test('A module puts a form where it is told to, which sends and can be asked', async ({
  page,
  foyer,
  form,
}) => {
  const app = await openApp(page, foyer)
  const added = await app.evaluateHandle(
    ({ addForm }, relay) => addForm(relay, 'contact', { into: document.querySelector('#view') ?? undefined }),
    `${foyer.relay}/`,
  )
  await added.evaluate(({ ready }) => ready)
  await expect(page.locator('#view').getByRole('textbox', { name: 'Your name' })).toBeVisible()
  await added.evaluate(async ({ api }) => (await api()).prefill({ email: 'ana@example.com' }))
  await expect(form.email).toHaveValue('ana@example.com')
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
  expect(foyer.sandbox.leads()).toHaveLength(1)
  await added.evaluate(({ remove }) => remove())
  await expect(form.host).toHaveCount(0)
  await expect(scriptsOf(page)).toHaveCount(1)
})

test.describe('With options', () => {
  test.use({
    formConfig: {
      questions: [
        { key: 'campaign', kind: 'hidden' },
        { key: 'message', kind: 'textarea' },
      ],
    },
  })

  test('a form has its language, and the fields of the page', async ({ page, foyer, form }) => {
    const posted = await gate(page, 'conversations')
    const app = await openApp(page, foyer)
    await app.evaluate(
      ({ addForm }, relay) =>
        addForm(relay, 'contact', { language: 'ar', fields: { campaign: 'spring' } }).ready,
      foyer.relay,
    )
    await expect(form.host.locator('.foyer')).toHaveAttribute('lang', 'ar')
    await form.host.locator('#name').fill('Ana Sousa')
    await form.host.locator('#email').fill('ana@example.com')
    await form.host.locator('[type=submit]').click()
    await expect.poll(() => posted.map(({ body }) => body.fields)).toEqual([{ campaign: 'spring' }])
  })

  test('a form comes up over the page', async ({ page, foyer, form }) => {
    const app = await openApp(page, foyer)
    const added = await app.evaluateHandle(
      ({ addForm }, relay) => addForm(relay, 'contact', { mode: 'panel', launcher: 'none' }),
      foyer.relay,
    )
    await added.evaluate(async ({ api }) => (await api()).open())
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Your name' })).toBeFocused()
    await expect(form.host).toHaveCount(1)
  })
})

test('Mounted twice at once, as React does in development, it is one form and one script', async ({
  page,
  foyer,
  form,
}) => {
  const app = await openApp(page, foyer)
  await app.evaluate(({ addForm }, relay) => {
    const mount = () => addForm(relay, 'contact', { into: document.querySelector('#view') ?? undefined })
    mount().remove()
    return mount().ready
  }, foyer.relay)
  await expect(page.locator('#view').getByRole('textbox', { name: 'Your name' })).toHaveCount(1)
  await expect(form.host).toHaveCount(1)
  await expect(scriptsOf(page)).toHaveCount(1)
})

for (const mode of ['inline', 'popup']) {
  test.describe(() => {
    test.use({ formConfig: { mode } })

    test(`A form, ${mode}, that went before its script came stays away, and comes when it is put back`, async ({
      page,
      foyer,
      form,
    }) => {
      const script = held()
      await page.route('**/embed/contact.js', script.hold)
      const app = await openApp(page, foyer)
      const added = await app.evaluateHandle(({ addForm }, relay) => addForm(relay, 'contact'), foyer.relay)
      await added.evaluate(({ remove }) => remove())
      script.open()
      await app.evaluate(({ loadForm }, relay) => loadForm(relay, 'contact'), foyer.relay)
      await page.waitForLoadState('networkidle')
      await expect(form.host).toHaveCount(0)
      await added.evaluate(({ element }) => document.querySelector('#view')?.append(element))
      await added.evaluate(({ ready }) => ready)
      await expect(form.host).toHaveCount(1)
      await expect(
        mode === 'inline' ? form.name : page.getByRole('button', { name: 'Contact us' }),
      ).toBeVisible()
    })
  })
}

test('A form that is moved, and taken out and put back, goes on where it was', async ({
  page,
  foyer,
  form,
}) => {
  const app = await openApp(page, foyer)
  const added = await app.evaluateHandle(({ addForm }, relay) => addForm(relay, 'contact'), foyer.relay)
  await form.introduce()
  await expect(form.message).toBeVisible()
  await added.evaluate(({ element, remove }) => {
    document.querySelector('#view')?.append(element)
    remove()
    document.querySelector('#view')?.append(element)
  })
  await form.message.fill('Do you repair engines?')
  await form.send.click()
  await expect(form.heading).toContainText('Thank you')
})

test.describe('Two forms', () => {
  test.use({ otherForms: { booking: { title: 'Book a visit' } } })

  test('stand side by side, also in the shadow of a component', async ({ page, foyer, form }) => {
    const app = await openApp(page, foyer)
    await app.evaluate(async ({ addForm }, relay) => {
      await addForm(relay, 'contact').ready
      const into = document.createElement('div')
      document.querySelector('#view')?.attachShadow({ mode: 'open' }).append(into)
      await Promise.all([addForm(relay, 'booking', { into }).ready, addForm(relay, 'contact').ready])
    }, foyer.relay)
    await expect(form.heading).toHaveText(['Contact us', 'Contact us', 'Book a visit'])
  })
})

test('A tag that is on the page already is enough, and its own place stays', async ({
  page,
  foyer,
  form,
}) => {
  const { anchor, script } = foyer.snippet
  const app = await openApp(page, foyer, { head: script, body: `${anchor}<div id="view"></div>` })
  await expect(form.name).toHaveCount(1)
  await app.evaluate(
    ({ addForm }, relay) =>
      addForm(relay, 'contact', { into: document.querySelector('#view') ?? undefined }).ready,
    foyer.relay,
  )
  await expect(form.name).toHaveCount(2)
  await expect(scriptsOf(page)).toHaveCount(1)
})

test('A tag that comes later makes no second form of one', async ({ page, foyer, form }) => {
  const app = await openApp(page, foyer)
  await app.evaluate(({ addForm }, relay) => addForm(relay, 'contact').ready, foyer.relay)
  await page.addScriptTag({ url: `${foyer.relay}/embed/contact.js` })
  await page.waitForLoadState('networkidle')
  await expect(form.host).toHaveCount(1)
})

test('A page whose body is replaced, as Turbo does, has the forms that it asks for and no other', async ({
  page,
  foyer,
  form,
}) => {
  const app = await openApp(page, foyer)
  await app.evaluate(({ addForm }, relay) => addForm(relay, 'contact').ready, foyer.relay)
  await page.evaluate(() => {
    document.body.replaceWith(document.createElement('body'))
    dispatchEvent(new CustomEvent('turbo:load'))
  })
  await page.waitForLoadState('networkidle')
  await expect(form.host).toHaveCount(0)
  await app.evaluate(({ addForm }, relay) => addForm(relay, 'contact').ready, foyer.relay)
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
  await expect(scriptsOf(page)).toHaveCount(1)
})

test('Where the script can’t be had there is an error and the link, and a later try works', async ({
  page,
  foyer,
  form,
}) => {
  const blocked = page.route('**/embed/contact.js', route => route.abort('blockedbyclient'), { times: 1 })
  const uncaught: Error[] = []
  page.on('pageerror', error => uncaught.push(error))
  await blocked
  const app = await openApp(page, foyer)
  const add = () =>
    app.evaluate(
      ({ addForm }, relay) =>
        addForm(relay, 'contact', { link: 'Write to us' }).ready.catch((error: Error) => error.message),
      foyer.relay,
    )
  expect(await add()).toBe(
    `Foyer: ${foyer.relay}/embed/contact.js could not be loaded. Is that the relay, and does the page's policy allow it?`,
  )
  await expect(page.getByRole('link', { name: 'Write to us' })).toHaveAttribute(
    'href',
    `${foyer.relay}/f/contact`,
  )
  // The script that came is for the form which had been given up, too.
  expect(await add()).toBeUndefined()
  await expect(form.name).toHaveCount(2)
  await expect(page.getByRole('link', { name: 'Write to us' })).toHaveCount(0)
  expect(uncaught).toEqual([])
})

for (const [allowed, outcome] of [
  ['foyer', undefined],
  ["'none'", expect.stringContaining('could not be loaded')],
] as const) {
  test(`Where Trusted Types of the policy ${allowed} are allowed, a form ${outcome ? 'is an error' : 'comes'}`, async ({
    page,
    foyer,
    form,
  }) => {
    const policy = strictPolicy(foyer)
      .replace('script-src', "script-src 'self'")
      .replace("trusted-types 'none'", `trusted-types ${allowed}`)
    const app = await openApp(page, foyer, { headers: { 'Content-Security-Policy': policy } })
    const message = await app.evaluate(
      ({ addForm }, relay) => addForm(relay, 'contact').ready.catch((error: Error) => error.message),
      foyer.relay,
    )
    expect(message).toEqual(outcome)
    await expect(form.name).toHaveCount(outcome ? 0 : 1)
  })
}

test('A policy that lets in scripts by their nonce lets in a form with it', async ({ page, foyer, form }) => {
  const policy = `script-src 'self' 'nonce-r4nd0m'; connect-src ${foyer.relay}`
  const app = await openApp(page, foyer, { headers: { 'Content-Security-Policy': policy } })
  const add = (nonce?: string) =>
    app.evaluate(
      ({ addForm }, [relay, nonce]) => {
        const { ready, remove } = addForm(relay as string, 'contact', { nonce })
        return ready.catch((error: Error) => {
          remove()
          return error.message
        })
      },
      [foyer.relay, nonce],
    )
  expect(await add()).toContain('could not be loaded')
  expect(await add('r4nd0m')).toBeUndefined()
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
})

test('A page without an origin is told that it can have no form', async ({ page, foyer }) => {
  const headers = { 'Content-Security-Policy': 'sandbox allow-scripts' }
  const app = await openApp(page, foyer, { headers })
  const message = await app.evaluate(
    ({ addForm }, relay) => addForm(relay, 'contact').ready.catch((error: Error) => error.message),
    foyer.relay,
  )
  expect(message).toContain('a page without an origin')
})

test('What is no form’s script is an error', async ({ page, foyer }) => {
  await page.route('**/embed/contact.js', route =>
    route.fulfill({ contentType: 'text/javascript', body: '' }),
  )
  const app = await openApp(page, foyer)
  const message = await app.evaluate(
    ({ loadForm }, relay) => loadForm(relay, 'contact').catch((error: Error) => error.message),
    foyer.relay,
  )
  expect(message).toContain('/embed/contact.js is no form.')
})

test('Where the form’s files can’t be had there is an error, and a later try works', async ({
  page,
  foyer,
  form,
}) => {
  await page.route('**/embed/assets/form.*.js', route => route.abort(), { times: 1 })
  const app = await openApp(page, foyer)
  const add = () =>
    app.evaluate(({ addForm }, relay) => {
      const { ready, remove } = addForm(relay, 'contact')
      return ready.catch((error: Error) => {
        remove()
        return error.message
      })
    }, foyer.relay)
  expect(await add()).toContain('/embed/assets/form.')
  expect(await add()).toBeUndefined()
  await expect(form.name).toBeVisible()
})
