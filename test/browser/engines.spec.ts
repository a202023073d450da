import { existsSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { texts as ar } from '../../widget/locales/ar.ts'
import { type Engine, inForm, type Tab } from '../helpers/engine.ts'
import { startFirefox } from '../helpers/engine-firefox.ts'
import { startWebKit } from '../helpers/engine-webkit.ts'
import { findFirefox, findWebKit } from '../helpers/engines.mjs'
import { HOSTILE_STYLE, strictPolicy } from '../helpers/hostile.ts'
import { type Foyer, startFoyer } from '../helpers/page-foyer.ts'

const firefox = findFirefox()
const webkit = findWebKit()

const ENGINES = {
  ...(firefox && { Firefox: () => startFirefox(firefox) }),
  ...(webkit && { WebKit: () => startWebKit(webkit) }),
}

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

/** Both steps with the mouse and the keyboard, until the relay has answered. */
async function submit(tab: Tab): Promise<void> {
  await tab.type('#name', 'Ana Sousa')
  await tab.type('#email', 'ana@example.com')
  await tab.click(NEXT)
  await expect.poll(() => isThere(tab, MESSAGE.replaceAll('"', '\\"'))).toBe(true)
  await tab.type(MESSAGE, 'Do you repair engines?')
  await tab.click(NEXT)
}

for (const [name, start] of Object.entries(ENGINES)) {
  test.describe(name, () => {
    test.describe.configure({ mode: 'serial' })
    let engine: Engine
    let foyer: Foyer
    let tab: Tab

    test.beforeAll(async () => {
      engine = await start()
    })
    test.afterAll(() => engine.close())
    test.beforeEach(async () => {
      foyer = await startFoyer()
      tab = await engine.open()
    })
    test.afterEach(async () => {
      await tab.close()
      await foyer.stop()
    })

    /** Goes to a page with the form on it, and waits for the form. */
    async function visit(page?: Parameters<Foyer['serve']>[0]) {
      await tab.goto(foyer.serve(page))
      await expect.poll(() => isThere(tab, '#name')).toBe(true)
    }

    test('From script tag to lead', async () => {
      await visit()
      await submit(tab)
      await expect.poll(() => heading(tab)).toBe('Thank you, Ana Sousa')
      expect(foyer.sandbox.conversations()).toMatchObject([{ customer_identifier: 'ana@example.com' }])
      expect(foyer.sandbox.leads()).toMatchObject([{ attributes: { message: 'Do you repair engines?' } }])
    })

    test('The strictest policy costs the form nothing', async () => {
      await visit()
      const free = await looks(tab)
      expect(free.length).toBeGreaterThan(20)
      await visit({ headers: { 'Content-Security-Policy': strictPolicy(foyer) } })
      expect(await looks(tab)).toEqual(free)
      await submit(tab)
      await expect.poll(() => heading(tab)).toBe('Thank you, Ana Sousa')
    })

    test('Hostile styles of the page change no control', async () => {
      await visit()
      const free = await looks(tab)
      await visit({ head: HOSTILE_STYLE })
      expect(await looks(tab)).toEqual(free)
    })

    test('A keyboard is enough', async () => {
      await visit()
      await tab.run(`${inForm('#name')}.focus()`)
      await tab.press('Ana Sousa', 'Tab', 'Tab', 'ana@example.com', 'Enter')
      await expect.poll(() => hasFocus(tab, MESSAGE)).toBe(true)
      await tab.press('Do you repair engines?', 'Tab', 'Tab', 'Enter')
      await expect.poll(() => heading(tab)).toBe('Thank you, Ana Sousa')
      await expect.poll(() => hasFocus(tab, 'h2')).toBe(true)
    })

    test('What is missing is said beside its field, and the focus goes there', async () => {
      await visit()
      await tab.click(NEXT)
      await expect.poll(() => hasFocus(tab, '#name')).toBe(true)
      expect(await tab.run(`return ${inForm('#name-fault')}.textContent`)).toBe('Please fill this in.')
      expect(await tab.run(`return ${inForm('#name')}.getAttribute('aria-describedby')`)).toBe('name-fault')
      expect(foyer.sandbox.conversations()).toEqual([])
    })

    test('Arabic runs from right to left', async () => {
      await visit({ lang: 'ar' })
      expect(await heading(tab)).toBe(ar.title)
      const { label, control } = await tab.run<{ label: number; control: number }>(`
        const end = element => element.getBoundingClientRect().right
        const range = document.createRange()
        range.selectNodeContents(${inForm('label[for="name"]')})
        return { label: end(range), control: end(${inForm('#name')}) }`)
      expect(Math.abs(label - control)).toBeLessThan(4)
    })

    test('A narrow screen has nothing to scroll sideways', async () => {
      await tab.resize(320, 700)
      await visit()
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
  })
}

test('A second engine is tested wherever it can be', () => {
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  test.skip(!mayInstall, 'Nothing is installed without asking')
  expect(Object.keys(ENGINES)).toContain('Firefox')
})
