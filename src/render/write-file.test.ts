import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWhole } from './write-file.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'rapport-write-'));

it('writes a new file, and leaves nothing else', () => {
  const place = folder();
  writeWhole(join(place, 'a.txt'), 'hello\n');
  expect(readFileSync(join(place, 'a.txt'), 'utf8')).toBe('hello\n');
  expect(readdirSync(place)).toEqual(['a.txt']);
});

it('keeps the permissions of a file, and follows a link to it', () => {
  const place = folder();
  writeFileSync(join(place, 'a.txt'), 'old');
  chmodSync(join(place, 'a.txt'), 0o640);
  symlinkSync('a.txt', join(place, 'link'));
  writeWhole(join(place, 'link'), 'new');
  expect(readFileSync(join(place, 'a.txt'), 'utf8')).toBe('new');
  expect(statSync(join(place, 'a.txt')).mode & 0o777).toBe(0o640);
  expect(lstatSync(join(place, 'link')).isSymbolicLink()).toBe(true);
});

it('says no to a folder, and leaves what was there', () => {
  const place = folder();
  expect(() => writeWhole(place, 'x')).toThrow(/EISDIR/);
  expect(() => writeWhole(join(place, 'none', 'a.txt'), 'x')).toThrow(/ENOENT/);
  expect(readdirSync(place)).toEqual([]);
});

it('writes to a device as it is', () => {
  writeWhole('/dev/null', 'x');
  expect(statSync('/dev/null').isFile()).toBe(false);
});
