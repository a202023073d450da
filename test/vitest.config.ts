import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

export default defineConfig({
  root,
  test: {
    projects: ['unit', 'http'].map(name => ({
      root,
      test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: 20_000, hookTimeout: 20_000 },
    })),
  },
})
