import { defineConfig } from '@playwright/test'
import config from './playwright.config.ts'

// `npm run cost`: one thing at a time, since two would share the processor that is measured.
export default defineConfig({
  ...config,
  projects: [{ name: 'chromium', testMatch: ['cost.spec.ts', 'script-time.cost.ts'] }],
  workers: 1,
})
