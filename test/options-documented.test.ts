import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { optionsPage, optionsPageFile } from './harness/options-page.ts';

it('lists every option of every command, as the commands themselves do', async () => {
  expect(await readFile(optionsPageFile, 'utf8')).toBe(await optionsPage());
});
