import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/set-up/compile.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
