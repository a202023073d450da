import { existsSync } from 'node:fs'
import { texts as ar } from '../../widget/locales/ar.ts'
import { inForm, type Tab } from '../helpers/engine.ts'
import { expect, test } from '../helpers/engine-test.ts'
import { strictPolicy } from '../helpers/hostile.ts'
import { SCRIPTED } from '../helpers/hostile-scripts.ts'
import { STYLED } from '../helpers/hostile-styles.ts'
import type { Foyer, SitePage } from '../helpers/page-foyer.ts'

// One browser for all: to start one takes as long as a test.
test.describe.configure({ mode: 'default' })

const heading = (tab: Tab) => tab.run<string>(`return ${inForm('h2')}?.textContent ?? ''`)
const isThere = (tab: Tab, selector: string) =>
  tab.run<boolean>(`return !!document.querySelector('foyer-form')?.shadowRoot?.querySelector('${selector}')`)
const hasFocus = (tab: Tab, selector: string) =>
  tab.run<boolean>(`return ${inForm(selector)}?.matches(':focus')`)

const MESSAGE = '[name="answers.message"]'
const NEXT = 'button[type="submit"]'

/** What the form looks like, control by control. */
const looks = (tab: Tab) =>
  tab.run<string[]>(`
    const names = ['color', 'backgroundColor', 'fontSize', 'fontStyle', 'letterSpacing', 'textTransform', 'lineHeight',
      'borderTopWidth', 'paddingLeft', 'textAlign', 'display', 'minHeight', 'cursor']
    return [...document.querySelector('foyer-form').shadowRoot.querySelectorAll('*')].map(element => {
      const style = getComputedStyle(element)
      return [element.localName, ...names.map(name => style[name])].join(' ')
    })`)

/** Goes to a page with the form on it, and waits for the form. */
async function visit(tab: Tab, foyer: Foyer, page?: SitePage) {
  await tab.goto(foyer.serve(page))
  await expect.poll(() => isThere(tab, '#name')).toBe(true)
}

/** Both steps with the mouse and the keyboard, until the relay has answered. */
async function submit(tab: Tab): Promise<void> {
  await tab.type('#name', 'Ana Sousa')
  await tab.type('#email', 'ana@example.com')
  await tab.click(NEXT)
  await expect.poll(() => isThere(tab, MESSAGE.replaceAll('"', '\\"'))).toBe(true)
  await tab.type(MESSAGE, 'Do you repair engines?')
  await tab.click(NEXT)
  await expect.poll(() => heading(tab)).toBe('Thank you, Ana Sousa')
}

test('From script tag to lead', async ({ tab, foyer }) => {
  await visit(tab, foyer)
  await submit(tab)
  expect(foyer.sandbox.conversations()).toMatchObject([{ customer_identifier: 'ana@example.com' }])
  expect(foyer.sandbox.leads()).toMatchObject([{ attributes: { message: 'Do you repair engines?' } }])
})

test('The strictest policy costs the form nothing', async ({ tab, foyer }) => {
  await visit(tab, foyer)
  const free = await looks(tab)
  expect(free.length).toBeGreaterThan(20)
  await visit(tab, foyer, { headers: { 'Content-Security-Policy': strictPolicy(foyer) } })
  expect(await looks(tab)).toEqual(free)
  await submit(tab)
})

test('Hostile styles of the page change no control', async ({ tab, foyer }) => {
  await visit(tab, foyer)
  const free = await looks(tab)
  for (const [what, page] of Object.entries(STYLED)) {
    await visit(tab, foyer, page)
    expect.soft(await looks(tab), what).toEqual(free)
  }
})

test('Hostile scripts of the page keep no lead back', async ({ tab, foyer }, { project }) => {
  // WebKit's driver works inside the page, where these beat it too.
  const beaten = project.name === 'webkit' ? /^hangs its own|^brings old/ : /^$/
  for (const [what, script] of Object.entries(SCRIPTED).filter(([what]) => !beaten.test(what))) {
    await test.step(what, async () => {
      await visit(tab, foyer, { head: `<script>${script}</script>` })
      await submit(tab)
    })
  }
})

test('A page isolated from all others, in quirks mode, with a base elsewhere gets its lead', async ({
  tab,
  foyer,
}) => {
  const isolated = {
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
  }
  const head = '<base href="https://elsewhere.example/deep/" target="_blank">'
  await visit(tab, foyer, { doctype: '', head, headers: isolated })
  await submit(tab)
})

test('A keyboard is enough', async ({ tab, foyer }) => {
  await visit(tab, foyer)
  await tab.run(`${inForm('#name')}.focus()`)
  await tab.press('Ana Sousa', 'Tab', 'Tab', 'ana@example.com', 'Enter')
  await expect.poll(() => hasFocus(tab, MESSAGE)).toBe(true)
  await tab.press('Do you repair engines?', 'Tab', 'Tab', 'Enter')
  await expect.poll(() => heading(tab)).toBe('Thank you, Ana Sousa')
  await expect.poll(() => hasFocus(tab, 'h2')).toBe(true)
})

test('A phone number is grouped when the visitor has left it, and the caret stays till then', async ({
  tab,
  foyer,
}) => {
  const number = () => tab.run<string>(`return ${inForm('#phone')}.value`)
  await visit(tab, foyer)
  await tab.click('[value="phone"]')
  await expect.poll(() => isThere(tab, 'option[value="PT"]')).toBe(true)
  await tab.type('#phone', '+35191234')
  await tab.run(`${inForm('#phone')}.setSelectionRange(6, 6)`)
  await tab.press('7')
  expect(await number()).toBe('+351917234')
  expect(await tab.run(`return ${inForm('#phone')}.selectionStart`)).toBe(7)
  await tab.press('Tab')
  await expect.poll(number).toBe('+351 917 234')
})

test('What is missing is said beside its field, and the focus goes there', async ({ tab, foyer }) => {
  await visit(tab, foyer)
  await tab.click(NEXT)
  await expect.poll(() => hasFocus(tab, '#name')).toBe(true)
  expect(await tab.run(`return ${inForm('#name-fault')}.textContent`)).toBe('Please fill this in.')
  expect(await tab.run(`return ${inForm('#name')}.getAttribute('aria-describedby')`)).toBe('name-fault')
  expect(foyer.sandbox.conversations()).toEqual([])
})

test('Arabic runs from right to left', async ({ tab, foyer }) => {
  await visit(tab, foyer, { lang: 'ar' })
  expect(await heading(tab)).toBe(ar.title)
  const { label, control } = await tab.run<{ label: number; control: number }>(`
    const end = element => element.getBoundingClientRect().right
    const range = document.createRange()
    range.selectNodeContents(${inForm('label[for="name"]')})
    return { label: end(range), control: end(${inForm('#name')}) }`)
  expect(Math.abs(label - control)).toBeLessThan(4)
})

test('A narrow screen has nothing to scroll sideways', async ({ tab, foyer }) => {
  await tab.resize(320, 700)
  await visit(tab, foyer)
  await tab.click('[value="phone"]')
  const { over, small } = await tab.run<{ over: number; small: string[] }>(`
    const controls = [...document.querySelector('foyer-form').shadowRoot.querySelectorAll('button, select, input, textarea')]
    return {
      over: document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,
      small: controls.filter(one => one.type !== 'radio' && parseFloat(getComputedStyle(one).fontSize) < 16).map(one => one.outerHTML),
    }`)
  expect(over).toBe(0)
  expect(small).toEqual([])
})

test('A second engine is tested wherever it can be', ({ engine }, { project }) => {
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  test.skip(!mayInstall || project.name !== 'firefox', 'Nothing is installed without asking')
  expect(engine).not.toBe(null)
})
