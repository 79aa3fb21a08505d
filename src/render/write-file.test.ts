import {
  chmodSync,
  lstatSync,
  mkdirSync,
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

it('writes through a link to a file that is not there yet, over links and folders that are links', () => {
  const place = folder();
  const at = (file: string) => join(place, file);
  mkdirSync(at('folder/deep'), { recursive: true });
  symlinkSync('folder/new.csv', at('link'));
  symlinkSync('link', at('link-to-link'));
  symlinkSync('folder/deep', at('deep'));
  symlinkSync('../up.csv', at('folder/deep/up'));
  writeWhole(at('link-to-link'), 'new');
  expect(readFileSync(at('folder/new.csv'), 'utf8')).toBe('new');
  // From the folder itself, not from the link by which it was reached.
  writeWhole(at('deep/up'), 'up');
  expect(readFileSync(at('folder/up.csv'), 'utf8')).toBe('up');
  for (const link of ['link', 'link-to-link', 'folder/deep/up'])
    expect(lstatSync(at(link)).isSymbolicLink()).toBe(true);
});

it('leaves a link into a folder that is not there as it is', () => {
  const place = folder();
  symlinkSync('nowhere/new.csv', join(place, 'lost'));
  const write = () => writeWhole(join(place, 'lost'), 'x');
  expect(write).toThrow(/nowhere\/new\.csv, in a folder that does not exist/);
  expect(lstatSync(join(place, 'lost')).isSymbolicLink()).toBe(true);
  expect(readdirSync(place)).toEqual(['lost']);
});
