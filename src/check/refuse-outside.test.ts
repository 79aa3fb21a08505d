import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '../problems/refusal.ts';
import { refuseOutside } from './refuse-outside.ts';

const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
afterAll(() => rmSync(directory, { recursive: true }));
const folder = join(directory, 'folder');
mkdirSync(join(folder, 'below'), { recursive: true });
mkdirSync(join(directory, 'folder-too'));
for (const file of ['secret', 'folder-too/x', 'folder/a.csv', 'folder/..b.csv', 'folder/below/c'])
  writeFileSync(join(directory, file), '');
symlinkSync('../secret', join(folder, 'out.csv'));
symlinkSync('..', join(folder, 'up'));
symlinkSync('below/c', join(folder, 'in.csv'));
symlinkSync('../nowhere', join(folder, 'dangling'));
symlinkSync(folder, join(directory, 'alias'));

const refused = (file: string, from = folder) => {
  try {
    refuseOutside(file, from, from);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
};

test.each([
  'a.csv',
  './below/../a.csv',
  '..b.csv',
  'below/c',
  'in.csv',
  'none.csv',
  join(folder, 'a.csv'),
  'below/none/x',
  'a.csv/x',
  '*.csv',
  'nul\0',
])('%j is inside', (file) => expect(refused(file)).toBe(false));

test.each([
  '../secret',
  '../none',
  '..',
  '/etc/passwd',
  'below/../../secret',
  'out.csv',
  'up/secret',
  '../folder-too/x',
  '../*',
  '../nul\0',
])('%j is outside', (file) => expect(refused(file)).toBe(true));

test('a folder may itself be named by a link', () => {
  const alias = join(directory, 'alias');
  expect(refused('a.csv', alias)).toBe(false);
  expect(refused('out.csv', alias)).toBe(true);
});
