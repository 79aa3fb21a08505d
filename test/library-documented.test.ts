import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import * as core from '../src/core/index.ts';
import * as purchase from '../src/core/purchase/index.ts';

const library = { ...core, ...purchase };

it('exports every function that the page of the library lists', async () => {
  const page = await readFile('docs/library.md', 'utf8');
  const [, table = ''] = /\| to \| there are \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(page) ?? [];
  const named = table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[2] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !(String(name) in library))).toEqual([]);
});
