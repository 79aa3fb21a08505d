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
