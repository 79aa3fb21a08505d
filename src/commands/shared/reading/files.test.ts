import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { customersFrom, lines, refusals } from './testing/customers-from.ts';

const text = 'Kunde;monthly spend;tenure_months\nZoë;12,50 €;6\n';
const asked = { options: { column: ['id=Kunde'] } };
const swapped = (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(text), {}, 'utf-8', 'valid UTF-8'],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), {}, 'utf-8', 'byte-order mark'],
  ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), {}, 'utf-16le', 'byte-order mark'],
  ['UTF-16, big end first', swapped(text), {}, 'utf-16be', 'byte-order mark'],
  [
    'UTF-16 without a mark',
    Buffer.from(text, 'utf16le'),
    { encoding: 'utf-16le' },
    'utf-16le',
    '--encoding',
  ],
  [
    'windows-1252',
    Buffer.from(text.replace('€', '\u0080'), 'latin1'),
    { encoding: 'cp1252' },
    'windows-1252',
    '--encoding',
  ],
])('reads %s', async (_, content, options, value, decidedBy) => {
  const read = await customersFrom(
    { 'a.csv': content },
    { options: { ...asked.options, ...options } },
  );
  expect(lines(read)).toEqual(['Zoë 12.5/0.0833333y 0.5y']);
  expect(read.currency).toBe('EUR');
  expect(read.understood[0]?.encoding).toEqual({ value, decidedBy });
});

test.each([
  ['', Buffer.from(text), 'utf-8', 'valid UTF-8, unpacked from gzip'],
  [
    'UTF-16',
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'utf-16le',
    'byte-order mark, unpacked from gzip',
  ],
])('unpacks gzip whatever its name %s', async (_, content, value, decidedBy) => {
  const read = await customersFrom({ 'a.csv': gzipSync(content) }, asked);
  expect(lines(read)).toEqual(['Zoë 12.5/0.0833333y 0.5y']);
  expect(read.understood[0]?.encoding).toEqual({ value, decidedBy });
});

test('archives one after another are one text, wherever they are cut', async () => {
  const bytes = Buffer.from(text);
  const packed = Buffer.concat([gzipSync(bytes.subarray(0, 40)), gzipSync(bytes.subarray(40))]);
  const read = await customersFrom({ 'a.csv': packed }, asked);
  expect(lines(read)).toEqual(['Zoë 12.5/0.0833333y 0.5y']);
});

test('an archive with a byte that changed is refused, not read as other numbers', async () => {
  const packed = gzipSync(`${header}${'A,1,1\n'.repeat(1000)}`);
  // The last eight bytes are the checksum and the length.
  const changed = Buffer.from(packed);
  changed[changed.length - 8] = (changed.at(-8) ?? 0) ^ 1;
  expect(await refusals(customersFrom({ 'a.csv': changed }))).toMatchObject([
    { code: 'gzip-broken', args: { reason: 'damaged' }, at: { file: 'a.csv' } },
  ]);
});

test('a row without an end is refused before it fills the memory', async () => {
  const endless = gzipSync(Buffer.concat([Buffer.from(header), Buffer.alloc(1 << 26, 'a')]));
  expect(await refusals(customersFrom({ 'a.csv': endless }))).toMatchObject([
    { code: 'row-endless', at: { file: 'a.csv', line: 2 } },
  ]);
});

test('a header of 20,000 columns is read, under a title as well', async () => {
  const others = Array.from({ length: 20_000 }, (_, i) => `another column ${i}`);
  const blanks = ','.repeat(others.length);
  const content = `id,monthly spend,years,${others.join(',')}\nA,10,2${blanks}\n`;
  for (const title of ['', 'All of our customers\n']) {
    const read = await customersFrom({ 'a.csv': title + content });
    expect(lines(read)).toEqual(['A 10/0.0833333y 2y']);
  }
});

test('a first row without an end is refused', async () => {
  const endless = Buffer.alloc(1 << 23, 'a,');
  expect(await refusals(customersFrom({ 'a.csv': endless }))).toMatchObject([
    { code: 'row-endless', args: { megabytes: 4 }, at: { file: 'a.csv', line: 1 } },
  ]);
});

test('bytes that are not UTF-8 are refused with their line', async () => {
  const reading = customersFrom({ 'a.csv': Buffer.from(text, 'latin1') }, asked);
  expect(await refusals(reading)).toMatchObject([
    {
      code: 'encoding-invalid',
      // "Kunde;monthly spend;tenure_months\nZo" are 36 bytes; ë is 0xEB.
      args: { encoding: 'UTF-8', byte: 'byte 0xEB (offset 36)' },
      at: { file: 'a.csv', line: 2 },
    },
  ]);
});

const header = 'id,monthly spend,years\n';

test.each([
  ['empty', '', 'file-empty'],
  ['nothing but blanks', ' \r\n\n', 'file-empty'],
  ['nothing but a mark', '\uFEFF', 'file-empty'],
  ['a header alone', header, 'file-header-only'],
  ['a header and a footer', `${header}Total,,\n`, 'file-header-only'],
  ['a workbook cut short', Buffer.from('504b0304140006000800', 'hex'), 'workbook-broken'],
  ['an archive in an archive', gzipSync(gzipSync(header)), 'file-binary'],
  ['a packed workbook', gzipSync(Buffer.from('504b0304140006000800', 'hex')), 'file-binary'],
  ['an empty archive', gzipSync(''), 'file-empty'],
  ['an archive cut short', gzipSync(`${header}A,1,1\n`).subarray(0, -9), 'gzip-broken'],
  ['the beginning of an archive', Buffer.from('1f8b', 'hex'), 'gzip-broken'],
  [
    'an archive with text behind it',
    Buffer.concat([gzipSync(header), Buffer.from('A,1,1\n')]),
    'gzip-broken',
  ],
  ['zeros', Buffer.from('id\0\0\0,x\n'), 'file-binary'],
  ['UTF-16 without a mark', Buffer.from(header, 'utf16le'), 'file-binary'],
  [
    'cut off in a character',
    Buffer.from(`${header}A,1,1\nZo\u00eb`).subarray(0, -1),
    'encoding-invalid',
  ],
])('a file that is %s is refused', async (_, content, code) => {
  expect((await refusals(customersFrom({ 'a.csv': content }))).map((each) => each.code)).toEqual([
    code,
  ]);
});

test('a quote that never closes is refused with the line on which it opens', async () => {
  const content = `${header}A,1,1\n"two\nlines",1,1\nC,"1,1\nD,1,1\n`;
  expect(await refusals(customersFrom({ 'a.csv': content }))).toMatchObject([
    { code: 'quote-unclosed', at: { file: 'a.csv', line: 5 } },
  ]);
});

test('files that are not there, and folders, are refused', async () => {
  const join = (file: string) =>
    customersFrom({ 'a.csv': `${header}A,1,1\n` }, { options: { join: [file] } });
  expect(await refusals(join('b.csv'))).toMatchObject([
    { code: 'file-missing', at: { file: 'b.csv' } },
  ]);
  expect(await refusals(join('.'))).toMatchObject([{ code: 'file-is-folder', at: { file: '.' } }]);
});

test('characters and line endings are whole across chunks', async () => {
  // Chunks of 256 KiB; every row is 17 bytes, so that boundaries fall everywhere in it.
  const row = (i: number) => `ë${String(i).padStart(6, '0')},1.5,2\r\n`;
  const content = header + Array.from({ length: 60000 }, (_, i) => row(i)).join('');
  const read = await customersFrom({ 'a.csv': content });
  expect(read.customers.count).toBe(60000);
  expect(read.customers.ids[59999]).toBe('ë059999');
  expect(new Set(read.customers.ids.map((id) => id.length))).toEqual(new Set([7]));
});
