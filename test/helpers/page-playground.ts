import { fileURLToPath } from 'node:url'
import { test as base, expect, type FrameLocator, type Page } from '@playwright/test'
import { type Demo, startDemo } from '../../demo/start-demo.ts'
import { FREE_PORTS } from './free-ports.ts'

const log = { info: () => {}, warn: () => {}, error: () => {} }
const pageFolder = fileURLToPath(new URL('../../dist/demo/page/', import.meta.url))

/** The playground of a demo of its own, open on a page. */
export interface PlaygroundOnPage {
  demo: Demo
  page: Page
  phone: FrameLocator
  desktop: FrameLocator
  /** What the console and the page complained of, the frames' too. */
  wrongs: string[]
  /** Opens it, by a link if there is one, and waits for both frames. */
  open(hash?: string): Promise<void>
  /** Both frames show what was designed last. */
  settled(): Promise<void>
}

export const test = base.extend<{ playground: PlaygroundOnPage }>({
  playground: async ({ page }, use) => {
    const demo = await startDemo({ ports: FREE_PORTS, vorel: null, log, pageFolder })
    const wrongs: string[] = []
    page.on('pageerror', error => wrongs.push(error.message))
    page.on('console', message => void (message.type() === 'error' && wrongs.push(message.text())))
    const settled = async () => {
      await expect(page.locator('iframe:not(.arriving)')).toHaveCount(2)
      await expect(page.locator('iframe.arriving')).toHaveCount(0)
    }
    await use({
      ...{ demo, page, wrongs, settled },
      phone: frame(page, 'Phone'),
      desktop: frame(page, 'Desktop'),
      open: async (hash = '') => {
        await page.goto(`${demo.pageUrl}/playground${hash}`)
        await settled()
      },
    })
    // Streams that are open keep the server from closing.
    await page.close()
    await demo.stop()
  },
})

function frame(page: Page, name: string): FrameLocator {
  return page.frameLocator(`iframe[title^="${name}"]:not(.arriving)`)
}
