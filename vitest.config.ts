import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Vitest would leave one core to itself, which on a machine of two is half of it: it has little to do.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'units',
          setupFiles: 'test/harness/seed-properties.ts',
          include: ['{src,scripts,studies}/**/*.test.ts', 'test/reference/**/*.test.ts'],
          // Loading the modules again for every file takes longer than most of the tests. None of these replaces a module;
          // tests that do so belong to `whole`.
          isolate: false,
          // Property tests take seconds on a busy machine; this only ends what hangs.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'whole',
          setupFiles: 'test/harness/seed-properties.ts',
          include: ['test/*.test.ts', 'test/harness/*.test.ts', 'fixtures/**/*.test.ts'],
          globalSetup: 'test/harness/vitest-setup.ts',
          testTimeout: 120_000,
          // Each is a child process; more at once only wait for each other.
          maxConcurrency: 4,
        },
      },
      {
        test: {
          name: 'engines',
          setupFiles: 'test/harness/seed-properties.ts',
          include: ['test/engines/**/*.test.ts'],
          globalSetup: ['test/harness/vitest-setup.ts', 'test/engines/setup.ts'],
          // Databases take seconds to start, and longer on a busy machine.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'pages',
          setupFiles: 'test/harness/seed-properties.ts',
          include: ['test/pages/**/*.test.ts'],
          globalSetup: ['test/harness/vitest-setup.ts', 'test/pages/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'workbooks',
          setupFiles: 'test/harness/seed-properties.ts',
          include: ['test/workbooks/**/*.test.ts'],
          globalSetup: ['test/harness/vitest-setup.ts', 'test/workbooks/setup.ts'],
          // LibreOffice takes seconds to start, and longer on a busy machine.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
