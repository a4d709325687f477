import { defineConfig } from 'vitest/config'

export default defineConfig({
  // One copy of graphql: packages that import its ES and its CommonJS build side by side would otherwise meet two.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['reflect-metadata'],
    // The embedded ClickHouse exists once per process, so each file gets a process of its own.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
  },
})
