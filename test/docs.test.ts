import { describe, expect, inject, it } from 'vitest';
import { documents, faultsOf, rerun } from './harness/document.ts';
import { matches } from './harness/markdown.ts';

const program = inject('program');
const paths = await documents();

// The guide alone runs some 150 commands, one after another.
const longest = 600_000;

describe.concurrent('what a document shows', () => {
  for (const document of paths) {
    it(
      `is what happens: ${document}`,
      async ({ expect }) => {
        const done = await rerun(document, program);
        expect(faultsOf(done)).toEqual([]);
        const stale = done.filter(({ output, actual }) => !matches(output, actual));
        expect(stale.map(({ command, actual }) => ({ command, prints: actual }))).toEqual(
          stale.map(({ command, output }) => ({ command, prints: output })),
        );
      },
      longest,
    );
  }
});

it('has documents', () => {
  expect(paths).toContain('README.md');
});
