import { test as base } from '@playwright/test'
import type { Engine, Tab } from './engine.ts'
import { startFirefox } from './engine-firefox.ts'
import { startWebKit } from './engine-webkit.ts'
import { findFirefox, findWebKit } from './engines.mjs'
import { type Foyer, startFoyer } from './page-foyer.ts'

/** Browsers that Playwright can't drive as the system has them; null where the system has none. */
const START: Record<string, () => Promise<Engine> | null> = {
  firefox: () => {
    const path = findFirefox()
    return path === null ? null : startFirefox(path)
  },
  webkit: () => {
    const paths = findWebKit()
    return paths && startWebKit(paths)
  },
}

interface Fixtures {
  foyer: Foyer
  /** A page of the engine that the project is named after. */
  tab: Tab
}

export const test = base.extend<Fixtures, { engine: Engine | null; onlyTab: Tab | null }>({
  engine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use, { project }) => {
      const engine = (await START[project.name]?.()) ?? null
      await use(engine)
      await engine?.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  foyer: async ({}, use) => {
    const foyer = await startFoyer()
    await use(foyer)
    await foyer.stop()
  },
  // WebKit's driver needs a browser process for each, so all tests of a worker take turns with one.
  onlyTab: [
    async ({ engine }, use) => {
      const tab = (await engine?.open()) ?? null
      await use(tab)
      await tab?.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  tab: async ({ onlyTab }, use, { project }) => {
    test.skip(onlyTab === null, `This system has no ${project.name}`)
    if (onlyTab === null) return
    await onlyTab.resize(800, 900)
    await use(onlyTab)
  },
})

export { expect } from '@playwright/test'
