import type { Page } from '@playwright/test'
import { answered, gate } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

interface Heard {
  type: string
  detail: unknown
  bubbles: boolean
  composed: boolean
  target: string
}

/** What a listener at the top of the page hears. */
async function listenAtTop(page: Page): Promise<() => Promise<Heard[]>> {
  await page.addInitScript(() => {
    const heard: unknown[] = []
    Object.assign(globalThis, { heard })
    for (const name of ['foyer:conversation', 'foyer:lead', 'foyer:error']) {
      addEventListener(name, event => {
        const { type, bubbles, composed, target, detail } = event as CustomEvent
        heard.push({ type, bubbles, composed, target: (target as Element).localName, detail })
      })
    }
  })
  return () => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard)
}

test('The page hears of the conversation, with its id, and of the lead', async ({ page, foyer, form }) => {
  const heard = await listenAtTop(page)
  await page.goto(foyer.serve())
  await form.submit()
  await expect(form.heading).toContainText('Thank you')

  const [{ id } = { id: '' }] = foyer.sandbox.conversations()
  const event = { bubbles: true, composed: true, target: 'foyer-form' }
  expect(await heard()).toEqual([
    { ...event, type: 'foyer:conversation', detail: { form: 'contact', conversationId: id, status: 'open' } },
    { ...event, type: 'foyer:lead', detail: { form: 'contact', conversationId: id, status: 'delivered' } },
  ])
})

test('A queued conversation has no id yet', async ({ page, foyer, form }) => {
  const heard = await listenAtTop(page)
  await foyer.sandbox.faults.set({ kind: 'down' })
  await page.goto(foyer.serve())
  await form.submit()
  await expect(form.heading).toContainText('Thank you')
  const queued = { form: 'contact', conversationId: null, status: 'queued' }
  expect((await heard()).map(({ detail }) => detail)).toEqual([queued, queued])
})

test('The page hears what went wrong and nothing of what was typed', async ({ page, foyer, form }) => {
  const heard = await listenAtTop(page)
  await gate(page, 'leads', answered(404, { code: 'form_unknown' }))
  await page.goto(foyer.serve())
  await form.introduce('Ana Sousa', 'ana@example')
  await expect(form.host).toContainText('Please enter a complete email address.')
  await form.submit()
  await expect(form.host).toContainText('This form cannot be used here.')
  expect((await heard()).filter(({ type }) => type === 'foyer:error').map(({ detail }) => detail)).toEqual([
    { form: 'contact', code: 'fields_invalid', step: 1 },
    { form: 'contact', code: 'form_unknown', step: 2 },
  ])
})

test.describe('What the page says of the way here', () => {
  test.use({
    formConfig: {
      questions: [
        { key: 'title', kind: 'hidden' },
        { key: 'message', kind: 'textarea', required: true },
      ],
    },
  })

  test('goes along in characters that can be sent', async ({ page, foyer, form }) => {
    const title = `A\u202e\r\n${'x'.repeat(495)}😀 and more`
    const { anchor, script } = foyer.snippet
    await page.goto(foyer.serve({ body: anchor }))
    await page
      .locator('[data-foyer]')
      .evaluate((link, said) => link.setAttribute('data-field-title', said), title)
    await page.addScriptTag({ url: /src="([^"]+)"/.exec(script)?.[1] ?? '' })
    await form.submit()
    await expect(form.heading).toHaveText('Thank you, Ana Sousa')
    expect(foyer.sandbox.leads()).toMatchObject([{ attributes: { title: expect.stringMatching(/^A\nx+$/) } }])
  })
})
