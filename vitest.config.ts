import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/set-up/compile.ts'],
    setupFiles: ['test/set-up/before-each-file.ts'],
    // One process imports a module once for all files, so that what a test replaces is put back before the next.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // A machine that runs other things besides scrolls, answers and stops later than the second that is the default.
    expect: { poll: { timeout: 10_000 } },
  },
});
