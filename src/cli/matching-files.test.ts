import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '../problems/refusal.ts';
import { matchingFiles, nameMatcher } from './matching-files.ts';

const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
afterAll(() => rmSync(directory, { recursive: true }));
for (const file of [
  'b1.csv',
  'a1.csv',
  'a10.csv',
  'a2.txt',
  '.a3.csv',
  'what?.csv',
  'whats.csv',
  'x/a1.csv',
  'x/y/a1.csv',
  'x/.hidden/a1.csv',
  'x2/a1.csv',
]) {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), '');
}
symlinkSync('..', join(directory, 'x', 'round'));

// Expected: what bash prints for the same pattern, with globstar for `**`.
test.each([
  ['*.csv', ['a1.csv', 'a10.csv', 'b1.csv', 'what?.csv', 'whats.csv']],
  ['a?.csv', ['a1.csv']],
  ['a*', ['a1.csv', 'a10.csv', 'a2.txt']],
  ['[ab]1.csv', ['a1.csv', 'b1.csv']],
  ['[!a]?.csv', ['b1.csv']],
  ['[^a]?.csv', ['b1.csv']],
  ['[a-b]1*.csv', ['a1.csv', 'a10.csv', 'b1.csv']],
  ['.*.csv', ['.a3.csv']],
  ['x*/a1.csv', ['x/a1.csv', 'x2/a1.csv']],
  ['./x/*.csv', ['./x/a1.csv']],
  ['x/../x2/*', ['x/../x2/a1.csv']],
  ['**/a1.csv', ['a1.csv', 'x/a1.csv', 'x/y/a1.csv', 'x2/a1.csv']],
  ['x/**', ['x/a1.csv', 'x/y/a1.csv']],
  ['what?.csv', ['what?.csv']],
  ['a1.csv', ['a1.csv']],
  ['-', ['-']],
  ['nowhere.csv', ['nowhere.csv']],
])('%s', (pattern, files) => {
  expect(matchingFiles([pattern], directory)).toEqual(files);
});

test('patterns stay in the order in which they are named, and may begin at the root', () => {
  expect(matchingFiles(['b*.csv', 'a1?.csv'], directory)).toEqual(['b1.csv', 'a10.csv']);
  expect(matchingFiles([`${directory}/b*.csv`], '/')).toEqual([`${directory}/b1.csv`]);
});

test.each(['nothing-*.csv', 'nowhere/*.csv', 'a1.csv/*', 'x?y', '[a1.csv'])(
  '%s fits no file, and is refused',
  (pattern) => {
    expect(() => matchingFiles([pattern], directory)).toThrow(Refusal);
  },
);

test('a bracket that does not close, or stands first in a set, is a character', () => {
  expect(nameMatcher('a[b')('a[b')).toBe(true);
  expect(nameMatcher('[]]x')(']x')).toBe(true);
  expect(nameMatcher('[a-]')('-')).toBe(true);
  expect(nameMatcher('[é-ü]?')('ö🙂')).toBe(true);
});

test('many stars take no longer than few', () => {
  const matcher = nameMatcher(`${'a*'.repeat(100)}b`);
  expect(matcher('a'.repeat(5000))).toBe(false);
  expect(matcher(`${'a'.repeat(5000)}b`)).toBe(true);
});
