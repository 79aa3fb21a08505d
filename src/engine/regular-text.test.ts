import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { isRegularText } from './regular-text.ts';

const directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
afterAll(() => rmSync(directory, { recursive: true }));
const isRegular = (text: string) => {
  writeFileSync(join(directory, 'x.csv'), text);
  return isRegularText('x.csv', ',', { directory, stdin: Readable.from([]) });
};

test('text that every reader splits alike', async () => {
  for (const text of [
    'a,b\n1,2\n',
    'a,b\n1,2',
    'a,b\r\n1,2\r\n',
    '\ufeff"a",b\n',
    '"a","b,""c"""\n',
    '""\n',
    'a,é,\n',
  ])
    expect([text, await isRegular(text)]).toEqual([text, true]);
});

test('text that readers split as they please', async () => {
  for (const text of [
    'a"b\n',
    '"a"b\n',
    '"a" ,b\n',
    '"a',
    '"a\nb"\n',
    'a\rb\n',
    'a\r',
    'a\r\nb\n',
    'a\nb\r\n',
    'a\0\n',
    ' "a"\n',
  ])
    expect([text, await isRegular(text)]).toEqual([text, false]);
});

test('a quote is seen on whichever side of a chunk it stands', async () => {
  // Chunks are of 256 KiB.
  for (const length of [(1 << 18) - 2, (1 << 18) - 1, 1 << 18]) {
    expect(await isRegular(`${'x'.repeat(length)}"\n`)).toBe(false);
    expect(await isRegular(`${'x'.repeat(length - 1)},"y"\n`)).toBe(true);
    expect(await isRegular(`"${'x'.repeat(length)}"\n`)).toBe(true);
    expect(await isRegular(`"${'x'.repeat(length)}\n`)).toBe(false);
  }
});
