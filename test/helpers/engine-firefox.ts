import { type ElementHandle, type KeyInput, launch } from 'puppeteer-core'
import { type Engine, inForm, KEYS, type Tab } from './engine.ts'

/** Firefox at `path`, by WebDriver BiDi. */
export async function startFirefox(path: string): Promise<Engine> {
  const browser = await launch({ browser: 'firefox', executablePath: path, headless: true })

  async function open(): Promise<Tab> {
    const context = await browser.createBrowserContext()
    const page = await context.newPage()
    await page.setViewport({ width: 800, height: 900 })
    const run = <Result>(body: string) => page.evaluate(`(() => { ${body} })()`) as Promise<Result>
    const find = async (selector: string) =>
      (await page.evaluateHandle(inForm(selector))) as ElementHandle<HTMLElement>
    return {
      run,
      goto: async url => void (await page.goto(url)),
      click: async selector => (await find(selector)).click(),
      type: async (selector, text) => (await find(selector)).type(text),
      async press(...keys) {
        for (const key of keys) {
          if (key in KEYS) await page.keyboard.press(key as KeyInput)
          else await page.keyboard.type(key)
        }
      },
      resize: (width, height) => page.setViewport({ width, height }),
      close: () => context.close(),
    }
  }
  return { open, close: () => browser.close() }
}
