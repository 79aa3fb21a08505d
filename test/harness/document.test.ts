import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf, rerun } from './document.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-page-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The faults of a page with these blocks; no command in them is the program. */
async function faults(...blocks: readonly string[]): Promise<string[]> {
  const page = join(folder, 'page.md');
  const fenced = blocks.map((block) => `\`\`\`${block}\n\`\`\`\n`);
  await writeFile(page, fenced.join('\n'));
  return faultsOf((await rerun(page, join(folder, 'bin/none.js'))).done);
}

it('allows what succeeds, and what fails as the page says', async () => {
  expect(await faults('console\n$ true\n$ (exit 2)\n[exit code 2]')).toEqual([]);
});

it('finds a failure that is not marked, also within a pipe, and a mark without a failure', async () => {
  expect(await faults('console\n$ false\n$ false | cat\n$ true\n[exit code 1]')).toEqual([
    '"false" ends with exit code 1; the document marks 0',
    '"false | cat" ends with exit code 1; the document marks 0',
    '"true" ends with exit code 0; the document marks 1',
  ]);
});

it('finds a command that writes over a file of the page', async () => {
  expect(await faults('csv a.csv\nx', 'console\n$ echo y > b.csv\n$ echo y > a.csv')).toEqual([
    '"echo y > a.csv" changes a.csv, which the document shows',
  ]);
});

it('refuses a second block of the same name with other content', async () => {
  expect(await faults('csv a.csv\nx', 'csv a.csv\nx')).toEqual([]);
  await expect(faults('csv a.csv\nx', 'csv a.csv\ny')).rejects.toThrow('shows a.csv twice');
});

it('finds the pictures that a page shows, with what its commands write under their names', async () => {
  const page = join(folder, 'pictures.md');
  const text = [
    '```console\n$ echo "<svg/>" > a.svg\n```',
    '![a](pictures/a.svg)',
    '![b](pictures/b.svg)',
  ];
  await writeFile(page, text.join('\n'));
  const { pictures } = await rerun(page, join(folder, 'bin/none.js'));
  expect(pictures).toEqual([
    { file: join(folder, 'pictures/a.svg'), written: '<svg/>\n' },
    { file: join(folder, 'pictures/b.svg') },
  ]);
});
