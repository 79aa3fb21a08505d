import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { workbookFaults } from '../src/render/workbook/testing/workbook-faults.ts';
import { atTerminal } from './harness/at-terminal.ts';
import { finished } from './harness/child-process.ts';
import { commandLine } from './harness/command-line.ts';

const customers = join(process.cwd(), 'fixtures/households/households.csv');
const value = `rapport value ${customers} --by home`;

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rapport-workbook-'));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

/** Runs lines of a shell in which `rapport` is the program. */
const shell = (lines: string) =>
  finished(
    'bash',
    ['--norc', '-c', `rapport() { "${process.execPath}" "${inject('program')}" "$@"; }\n${lines}`],
    { directory, environment: { LC_ALL: 'C' } },
  );

const bytesOf = (file: string) => readFile(join(directory, file));

async function valuesOf(file: string) {
  const bytes = await bytesOf(file);
  expect(workbookFaults(bytes)).toEqual([]);
  const { sheets } = await readXlsx(bytes);
  return Object.fromEntries(sheets.map(({ name, rows }) => [name, rows]));
}

it('is written to a pipe as to a file', async () => {
  const { code, stderr } = await shell(
    `${value} -o whole.xlsx && ${value} --format xlsx > piped.xlsx && ${value} --format xlsx -o - | cat > dash.xlsx`,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { Answer: _, ...whole } = await valuesOf('whole.xlsx');
  expect(Object.keys(whole)).toContain('Value of a customer');
  for (const file of ['piped.xlsx', 'dash.xlsx']) {
    // The first sheet has the command line, which differs.
    const { Answer: other, ...tables } = await valuesOf(file);
    expect(tables).toEqual(whole);
    expect(other).toBeDefined();
  }
});

it('is the same file each time', async () => {
  const line = `${value} -o same.xlsx && mv same.xlsx`;
  await shell(`${line} first.xlsx; TZ=Asia/Tokyo ${line} second.xlsx`);
  expect(await bytesOf('second.xlsx')).toEqual(await bytesOf('first.xlsx'));
});

it('is refused at a terminal, in words', async () => {
  for (const words of ['--format xlsx', '--format xlsx -o -']) {
    const { stdout, stderr } = await atTerminal(commandLine(`${value} ${words}`), directory);
    expect(stdout).toBe('');
    expect(stderr).toContain('--format xlsx');
    expect(stderr).toContain('-o FILE.xlsx');
  }
});

it('stands beside a picture and the rejected rows, or nothing is written', async () => {
  const csv = 'id,monthly_spend,tenure_months\nA,10,5\nB,none,5\n=1+1,7,3\n';
  const line = 'rapport value bad.csv --each --quiet --rejects rejected.csv';
  const { code } = await shell(
    `printf '%b' '${csv.replaceAll('\n', '\\n')}' > bad.csv; ${line} -o book.xlsx`,
  );
  expect(code).toBe(0);
  expect(String(await bytesOf('rejected.csv'))).toContain('none');
  expect(JSON.stringify(await valuesOf('book.xlsx'))).toContain('"=1+1"');
  const charted = await shell(`${value} --chart main.svg -o charted.xlsx`);
  expect(charted.code).toBe(0);
  expect(String(await bytesOf('main.svg'))).toContain('<svg');
  expect(Object.keys(await valuesOf('charted.xlsx'))).toContain('Answer');
});

it('leaves nothing where it cannot be written whole', async () => {
  const before = (await readdir(directory)).sort();
  // No file may be larger than a kilobyte.
  const { code, stderr } = await shell(`ulimit -f 1; ${value} -o short.xlsx`);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('short.xlsx'),
  });
  expect(stderr).not.toMatch(/^ +at /m);
  expect((await readdir(directory)).sort()).toEqual(before);
});
