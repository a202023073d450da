import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname
const COMPILE = 'test/helpers/compile-setup.ts'
const POSTGRES = 'test/helpers/postgres-setup.ts'
// Bounds for a machine that is busy with other things.
const times = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  root,
  test: {
    projects: [
      // They share nothing that one could leave behind for another.
      { root, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false, ...times } },
      {
        root,
        test: {
          name: 'http',
          include: ['test/http/**/*.test.ts'],
          globalSetup: [COMPILE, POSTGRES],
          ...times,
        },
      },
      {
        root,
        test: {
          name: 'chaos',
          include: ['test/chaos/**/*.test.ts'],
          globalSetup: [COMPILE, POSTGRES, 'test/helpers/chaos-setup.ts'],
          ...times,
        },
      },
    ],
  },
})
