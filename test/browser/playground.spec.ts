import { execFileSync } from 'node:child_process'
import { expect } from '@playwright/test'
import { EXAMPLES } from '../../demo/page/playground/examples/examples.ts'
import { test } from '../helpers/page-playground.ts'

const section = (name: string) => ({ hasText: name })

test('the brand’s colour is seen in both frames', async ({ playground: { page, phone, desktop, open } }) => {
  await open()
  await page.getByRole('textbox', { name: 'Brand colour', exact: true }).fill('#8a1c5a')
  for (const frame of [phone, desktop]) {
    const button = frame.locator('foyer-form').getByRole('button', { name: 'Continue' })
    await expect(button).toHaveCSS('background-color', 'rgb(138, 28, 90)')
  }
})

test('a question that is added is asked on the phone, and its answer reaches Vorel', async ({
  playground,
}) => {
  const { demo, page, phone, open } = playground
  await open()
  await page.getByRole('button', { name: 'Just a message' }).click()
  await page.locator('summary').filter(section('Questions')).click()
  await page.getByRole('combobox', { name: 'Add a question' }).selectOption('Number')
  await page.getByRole('textbox', { name: 'Label' }).fill('How many windows?')
  await page.getByRole('textbox', { name: 'Key' }).fill('windows')
  await page.getByRole('radio', { name: 'Second step', exact: true }).check({ force: true })

  const form = phone.locator('foyer-form')
  await form.getByLabel('Your message').fill('They rattle.')
  await form.getByLabel('How many windows?').fill('7')
  await form.getByRole('button', { name: 'Send message' }).click()
  await expect(form.getByText('Thank you, Sam Lee')).toBeVisible()
  await expect
    .poll(() => demo.playground.vorel.sandbox.leads()[0]?.attributes)
    .toMatchObject({
      message: 'They rattle.',
      windows: '7',
    })
  await expect(page.getByText('They rattle.')).toBeVisible()
  expect(demo.upstreams.vorel?.sandbox.leads()).toEqual([])
})

test('a mistake in the JSON is told beside its path, and the frames stay', async ({ playground }) => {
  const { page, phone, open } = playground
  await open()
  await page.getByRole('tab', { name: 'Code' }).click()
  const json = page.getByRole('textbox', { name: 'The form contact' })
  const form = JSON.parse(await json.inputValue())
  await json.fill(JSON.stringify({ ...form, title: 'Write to us', languages: ['en', 'tlh'] }))
  await expect(page.locator('dt', { hasText: 'languages[1]' })).toBeVisible()
  await expect(page.locator('dd', { hasText: 'Got "tlh".' })).toBeVisible()
  await json.fill('{ "title": ')
  await expect(page.locator('dd', { hasText: 'Expected: JSON' })).toBeVisible()
  await expect(phone.getByRole('heading', { name: 'Book a visit' })).toBeVisible()

  await json.fill(JSON.stringify({ ...form, title: 'Write to us' }))
  await expect(phone.getByRole('heading', { name: 'Write to us' })).toBeVisible()
  await expect(page.locator('dt')).toHaveCount(0)
})

test('a control that is wrong says so, and the frames stay', async ({ playground }) => {
  const { page, phone, open } = playground
  await open()
  await page.getByRole('textbox', { name: 'Brand colour', exact: true }).fill('#8a1c5')
  await expect(page.getByText('The frames show the last design without mistakes.')).toBeVisible()
  await expect(page.locator('.control', { hasText: 'Expected: a colour such as "#0a6cff".' })).toBeVisible()
  await expect(phone.getByRole('heading', { name: 'Book a visit' })).toBeVisible()
})

test('the snippet is what the relay prints for the config', async ({ playground, context }, info) => {
  const { page, open } = playground
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open()
  await page.getByRole('tab', { name: 'Code' }).click()
  await page.getByRole('textbox', { name: 'Address of your relay' }).fill('https://forms.sash.example')
  await expect(page.locator('.snippet')).toContainText('https://forms.sash.example/embed/contact.js')
  await page.getByRole('button', { name: 'Copy the snippet' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())

  const downloaded = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download foyer.config.json' }).click()
  const config = info.outputPath('foyer.config.json')
  await (await downloaded).saveAs(config)
  const main = new URL('../../dist/relay/main.js', import.meta.url).pathname
  const env = { PATH: process.env.PATH, VOREL_API_KEY: `vapk_live_${'0'.repeat(48)}` }
  const printed = execFileSync(process.execPath, [main, 'snippet', '--config', config], {
    env,
    encoding: 'utf8',
  })
  expect(printed).toBe(`${copied}\n`)
})

test('a link opens the design in another window', async ({ playground }) => {
  const { page, phone, open, settled } = playground
  await open()
  await page.getByRole('textbox', { name: 'Title' }).fill('Ask the dentist')
  await expect(phone.getByRole('heading', { name: 'Ask the dentist' })).toBeVisible()
  await page.getByRole('button', { name: /Hotel/ }).click()
  await settled()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Ask the dentist')
  await expect(phone.getByRole('heading', { name: 'Ask the dentist' })).toBeVisible()
  const { hash } = new URL(page.url())
  await page.goto('about:blank')
  await open(hash)
  await expect(phone.getByRole('heading', { name: 'Ask the dentist' })).toBeVisible()
})

test('a link that holds no design says so', async ({ playground: { page, phone, open } }) => {
  await open('#design=abc')
  await expect(page.getByText('The link holds no design that the relay takes')).toBeVisible()
  await expect(phone.getByRole('heading', { name: 'Book a visit' })).toBeVisible()
})

for (const { name, form } of EXAMPLES) {
  test(`the example ${name} loads in all its languages`, async ({ playground }) => {
    const { page, phone, desktop, wrongs, open, settled } = playground
    await open()
    await page.getByRole('button', { name }).click()
    await settled()
    for (const language of form.languages ?? []) {
      if (form.languages?.[1])
        await page.getByRole('combobox', { name: 'Write texts in' }).selectOption(language)
      for (const frame of [phone, desktop]) {
        await expect(frame.locator(`html[lang="${language}"] .foyer[lang="${language}"]`)).toBeVisible()
      }
    }
    expect(wrongs).toEqual([])
  })
}

for (const { name } of EXAMPLES) {
  test(`the form of the example ${name} gets into every state`, async ({ playground }) => {
    const { demo, page, phone, desktop, open, settled } = playground
    await open()
    await page.getByRole('button', { name }).click()
    for (const [stage, seen] of Object.entries({
      Mistakes: '[aria-invalid=true]',
      Sending: '[aria-busy=true]',
      Offline: '.notice',
      Queued: '.ending',
      Sent: '.ending',
      'First step': '[name=name]',
    })) {
      await page.getByRole('radio', { name: stage, exact: true }).check({ force: true })
      for (const frame of [phone, desktop]) await expect(frame.locator(seen).first()).toBeVisible()
      await settled()
      await expect(page.getByText('did not bring the form there')).toHaveCount(0)
    }
    await expect.poll(() => demo.playground.vorel.sandbox.leads().length, { timeout: 30_000 }).toBe(4)
  })
}

test('the form waits for its designer: focus stays at the control', async ({ playground }) => {
  const { page, phone, open } = playground
  await open()
  const mistakes = page.getByRole('radio', { name: 'Mistakes', exact: true })
  await mistakes.check({ force: true })
  await expect(phone.locator('[aria-invalid=true]').first()).toBeVisible()
  await expect(mistakes).toBeFocused()
})

test('all is done by keyboard', async ({ playground: { page, phone, open } }) => {
  await open()
  await page.getByRole('tab', { name: 'Design' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const example = page.getByRole('button', { name: 'Dentist' })
  await example.focus()
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('Tab')
  await expect(page.locator('summary').filter(section('Look'))).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'Pebble' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Poster' })).toBeChecked()
  await expect(phone.locator('.foyer')).toHaveCSS('border-top-width', '2px')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('radio', { name: 'Pebble' })).toBeChecked()

  await page.getByRole('tab', { name: 'Design' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Code' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Copy the snippet' })).toBeVisible()
})
