import { defineConfig } from '@playwright/test'
import { findChromium } from '../helpers/chromium.mjs'

// Chromium's sandbox refuses to run as root, which is who runs tests in a container.
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export default defineConfig({
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: findChromium(), args },
    locale: 'en-GB',
  },
})
