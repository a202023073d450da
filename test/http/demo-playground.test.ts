import { once } from 'node:events'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { UPSTREAM } from '../../demo/playground/design.ts'
import type { Demo } from '../../demo/start-demo.ts'
import { sendJson, startSandboxDemo } from '../helpers/demo.ts'

const FORM = { upstream: UPSTREAM, sites: ['https://www.example.com'], title: 'Write to us' }

async function put({ pageUrl }: Demo, form: object, publicUrl = 'https://forms.example.com') {
  const response = await sendJson(`${pageUrl}/playground/design`, 'PUT', { id: 'contact', publicUrl, form })
  return response.json()
}

const shown = async ({ playground }: Demo) =>
  (await fetch(`${playground.relayUrl}/v1/forms/contact`)).json() as Promise<{ title: string }>

test('a design without mistakes is what the relay behind the frames serves, and the snippet is the operator’s', async () => {
  const demo = await startSandboxDemo()
  const first = await put(demo, FORM)
  expect(first).toMatchObject({ mistakes: [], version: expect.any(String) })
  expect(first.snippet).toMatch(/href="https:\/\/forms\.example\.com\/f\/contact"[^>]*>Write to us<\/a>/)
  expect(await shown(demo)).toMatchObject({ title: 'Write to us' })
  const second = await put(demo, { ...FORM, title: 'Ask us' })
  expect(second.version).not.toBe(first.version)
  expect(await shown(demo)).toMatchObject({ title: 'Ask us' })
  const frame = await (await fetch(`${demo.pageUrl}/playground/frame?language=ar&direction=rtl`)).text()
  expect(frame).toContain('<html lang="ar" dir="rtl">')
  expect(frame).toContain(`href="${demo.playground.relayUrl}/f/contact"`)
  expect(frame).toContain('>Ask us</a>')
})

test('a design with mistakes is told all of them, and the one before stays', async () => {
  const demo = await startSandboxDemo()
  const { version } = await put(demo, FORM)
  const answer = await put(
    demo,
    { ...FORM, title: 'Ask us', steps: 3, languages: ['tlh'] },
    'forms.example.com',
  )
  expect(answer).toMatchObject({ version, snippet: null })
  expect(answer.mistakes.map(({ path }: { path: string }) => path).sort()).toEqual([
    'forms.contact.languages[0]',
    'forms.contact.steps',
    'publicUrl',
  ])
  expect(await shown(demo)).toMatchObject({ title: 'Write to us' })
})

test.each(['file:/etc/hostname', 'env:VOREL_API_KEY'])(
  'a design that came by link can’t have %s read',
  async reference => {
    const demo = await startSandboxDemo()
    const { mistakes } = await put(demo, { ...FORM, title: { en: reference } })
    expect(mistakes).toEqual([
      { path: 'forms.contact.title.en', got: reference, expected: 'no reference, in the playground' },
    ])
  },
)

test('a frame that goes away while the relay is replaced keeps nobody waiting', async () => {
  const demo = await startSandboxDemo()
  await put(demo, FORM)
  for (let round = 0; round < 5; round += 1) {
    const replaced = put(demo, { ...FORM, title: `Round ${round}` })
    const call = request(`${demo.playground.relayUrl}/v1/forms/contact`).on('error', () => {})
    call.end()
    await once(call, 'socket')
    setTimeout(() => call.destroy(), round)
    await replaced
  }
  expect(await shown(demo)).toMatchObject({ title: 'Round 4' })
})

test('no other website can change the design, and only the playground may frame its pages', async () => {
  const demo = await startSandboxDemo()
  const foreign = await sendJson(
    `${demo.pageUrl}/playground/design`,
    'PUT',
    {},
    { 'Sec-Fetch-Site': 'cross-site' },
  )
  expect(foreign.status).toBe(403)
  const policyOf = async (path: string) =>
    (await fetch(demo.pageUrl + path)).headers.get('content-security-policy')
  expect(await policyOf('/playground')).toContain("frame-ancestors 'none'")
  expect(await policyOf('/playground/frame')).toContain("frame-ancestors 'self'")
})
