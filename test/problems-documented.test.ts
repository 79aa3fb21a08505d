import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { catalogue } from '../src/problems/catalogue.ts';
import { documentedCodes, problemIndex, problemIndexFile } from './harness/problem-pages.ts';

it('gives every problem a page, and every page a problem', async () => {
  expect(await documentedCodes()).toEqual(Object.keys(catalogue).sort());
});

it('lists every page with its first sentence', async () => {
  expect(await readFile(problemIndexFile, 'utf8')).toBe(await problemIndex());
});

// What a page shows is run by the tests of documents; these need what a folder of files has not.
const notRun = [
  'answer-cut-short',
  'archive-too-large',
  'engine-missing',
  'file-unreadable',
  'output-cut-short',
  'output-too-long',
  'statement-refused',
  'stdin-is-terminal',
  'zstd-broken',
];

it('shows on every page the message with its code', async () => {
  const silent: string[] = [];
  for (const code of await documentedCodes()) {
    const page = await readFile(`docs/problems/${code}.md`, 'utf8');
    const shown = [...page.matchAll(/```console\n(.*?)```/gs)].some(([, block = '']) =>
      block.includes(code),
    );
    if (!shown && !notRun.includes(code)) silent.push(code);
  }
  expect(silent).toEqual([]);
});
