import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname
// Bounds for a machine that is busy with other things.
const times = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  root,
  test: {
    projects: [
      { root, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], ...times } },
      {
        root,
        test: {
          name: 'http',
          include: ['test/http/**/*.test.ts'],
          globalSetup: 'test/helpers/postgres-setup.ts',
          ...times,
        },
      },
      {
        root,
        test: {
          name: 'chaos',
          include: ['test/chaos/**/*.test.ts'],
          globalSetup: ['test/helpers/chaos-setup.ts', 'test/helpers/postgres-setup.ts'],
          ...times,
        },
      },
    ],
  },
})
