import { defineConfig } from '@playwright/test'
import { findChromium } from '../helpers/chromium.mjs'

// Chromium's sandbox refuses to run as root, which is who runs tests in a container.
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []

const ENGINES = 'engines*.spec.ts'

export default defineConfig({
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  // Bounds for a machine that is busy with other things; a test that passes needs a few seconds.
  timeout: 120_000,
  // Firefox and WebKit as the system has them are driven by other means, so they run the main tests only.
  projects: [
    { name: 'chromium', testIgnore: ENGINES },
    { name: 'firefox', testMatch: ENGINES },
    { name: 'webkit', testMatch: ENGINES },
  ],
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: findChromium(), args },
    locale: 'en-GB',
  },
})
