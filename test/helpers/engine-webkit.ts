import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Engine, inForm, KEYS, type Tab } from './engine.ts'
import { freePort } from './free-port.ts'

/** The key under which WebDriver names an element (https://www.w3.org/TR/webdriver2/#elements). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const STARTS_WITHIN_MS = 30_000

export interface WebKitPaths {
  driver: string
  browser: string
  /** Gives it a screen where there is none. */
  screen: string
}

type Call = <Value>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Value>

/** WebKit's GTK port, by its WebDriver. */
export async function startWebKit({ driver, browser, screen }: WebKitPaths): Promise<Engine> {
  const port = await freePort()
  // Its sandbox wants more than a container allows, as Chromium's does.
  const env = { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }
  const child = spawn(screen, ['-a', driver, `--port=${port}`], { env, stdio: 'ignore', detached: true })
  const call = callTo(`http://127.0.0.1:${port}`)
  const end = () => {
    if (child.pid !== undefined) process.kill(-child.pid)
  }
  await started(call).catch(error => {
    end()
    throw error
  })

  async function open(): Promise<Tab> {
    const options = { binary: browser, args: ['--automation'] }
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } }
    const { sessionId } = await call<{ sessionId: string }>('POST', '/session', { capabilities })
    const tab = tabOf((method, path, body) => call(method, `/session/${sessionId}${path}`, body))
    await tab.resize(800, 900)
    return tab
  }
  return { open, close: async () => end() }
}

function tabOf(call: Call): Tab {
  const execute = <Result>(script: string) => call<Result>('POST', '/execute/sync', { script, args: [] })
  const find = async (selector: string) => {
    const found = await execute<{ [ELEMENT]: string }>(`return ${inForm(selector)}`)
    return `/element/${found[ELEMENT]}`
  }
  return {
    run: execute,
    goto: url => call('POST', '/url', { url }),
    click: async selector => call('POST', `${await find(selector)}/click`, {}),
    type: async (selector, text) => call('POST', `${await find(selector)}/value`, { text }),
    async press(...keys) {
      const pressed = keys.flatMap(key => (key in KEYS ? [KEYS[key as keyof typeof KEYS]] : [...key]))
      const actions = pressed.flatMap(value => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ])
      await call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
    resize: async (width, height) => void (await call('POST', '/window/rect', { width, height })),
    close: () => call('DELETE', ''),
  }
}

function callTo(base: string): Call {
  return async (method, path, body) => {
    const response = await fetch(base + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
    const { value } = (await response.json()) as { value: { error?: string; message?: string } }
    if (!response.ok) throw new Error(`WebDriver ${method} ${path}: ${value.error} ${value.message}`)
    return value as never
  }
}

async function started(call: Call): Promise<void> {
  const end = Date.now() + STARTS_WITHIN_MS
  for (;;) {
    try {
      await call('GET', '/status')
      return
    } catch (error) {
      if (Date.now() > end) throw error
      await sleep(100)
    }
  }
}
