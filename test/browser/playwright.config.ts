import { defineConfig } from '@playwright/test'
import { findChromium } from '../helpers/chromium.mjs'

// Chromium's sandbox refuses to run as root, which is who runs tests in a container.
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export default defineConfig({
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  // Bounds for a machine that is busy with other things; a test that passes needs a few seconds.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: findChromium(), args },
    locale: 'en-GB',
  },
})
