import fc from 'fast-check';
import { writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { archive, type Part } from '../../../fixtures/workbooks/archive.js';
import { sheetOf, workbookParts } from '../../../fixtures/workbooks/workbook.js';
import { refusalOf, rowsOf } from './testing/rows-of.ts';

const rows = [
  ['known a', 'known b'],
  [1, 2],
];
const parts: readonly Part[] = workbookParts({ sheets: [{ name: 'a', rows }] });
const sound = archive(parts);
const sheetName = 'xl/worksheets/sheet1.xml';

/** The workbook with another part instead of one. */
const changed = (name: string, change: (part: Part) => Part | undefined): Buffer =>
  archive(parts.flatMap((part) => (part.name === name ? (change(part) ?? []) : part)));
const withSheet = (xml: string) => changed(sheetName, (part) => ({ ...part, content: xml }));
const withRows = (xml: string) => withSheet(sheetOf(xml));
const broken = (reason: string) => ({
  code: 'workbook-broken',
  args: { reason: expect.stringContaining(reason) },
});
const large = (reason: string) => ({
  code: 'workbook-too-large',
  args: { reason: expect.stringContaining(reason) },
});

test('the workbook that the others are made of is read', async () => {
  expect(await refusalOf(sound)).toBeUndefined();
});

test.each<[string, Buffer, object]>([
  ['it is cut short', sound.subarray(0, -30), broken('ends too early')],
  ['it is only begun', sound.subarray(0, 6), broken('ends too early')],
  [
    'a checksum does not fit',
    changed(sheetName, (part) => ({ ...part, checksum: 7 })),
    broken('sheet1.xml is damaged'),
  ],
  [
    'a part cannot be unpacked',
    changed(sheetName, (part) => ({ ...part, packed: Buffer.alloc(50, 7) })),
    broken('sheet1.xml is damaged'),
  ],
  [
    'a part is longer than it says',
    changed(sheetName, (part) => ({ ...part, size: 20 })),
    broken('sheet1.xml is damaged'),
  ],
  [
    'a part is protected',
    changed(sheetName, (part) => ({ ...part, flags: 1 })),
    { code: 'workbook-encrypted' },
  ],
  ['a sheet is missing', changed(sheetName, () => undefined), broken('sheet1.xml is missing')],
  ['two parts have one name', archive([...parts, ...parts.slice(-1)]), broken('two parts')],
  [
    'two parts have names that differ by capitals',
    archive([
      ...parts,
      ...parts.slice(-1).map((part) => ({ ...part, name: part.name.toUpperCase() })),
    ]),
    broken('two parts'),
  ],
  [
    'its relations are missing',
    changed('xl/_rels/workbook.xml.rels', () => undefined),
    broken('where its sheet "a" is'),
  ],
  ['it is not well-formed', withSheet(sheetOf('<row><c></row>')), broken('not well-formed')],
  ['it ends in the middle', withSheet(sheetOf('').slice(0, -9)), broken('not well-formed')],
  ['it is no XML', withSheet('a,b\n1,2\n'), broken('not well-formed')],
  [
    'it is no UTF-8',
    changed(sheetName, (part) => ({ ...part, content: Buffer.from([60, 255, 62]) })),
    broken('not well-formed'),
  ],
  [
    'it declares entities',
    withSheet(`<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>${sheetOf('').replace(/^.*\n/, '')}`),
    broken('document type'),
  ],
  [
    'it names an entity that XML does not have',
    withRows('<row><c><v>&b;</v></c></row>'),
    broken('not well-formed'),
  ],
  ['a row comes twice', withRows('<row r="2"/><row r="2"/>'), broken('row 2 follows row 2')],
  ['a row comes too late', withRows('<row r="7"/><row r="6"/>'), broken('row 6 follows row 7')],
  ['a row has no number', withRows('<row r="x"/>'), broken('row x follows')],
  [
    'a cell stands in another row',
    withRows('<row r="2"><c r="A3"/></row>'),
    broken('cell A3 stands in row 2'),
  ],
  ['a cell stands nowhere', withRows('<row r="2"><c r="7"/></row>'), broken('cell 7 stands')],
  [
    'a cell comes twice',
    withRows('<row><c r="B1"/><c r="B1"/></row>'),
    broken('not in their order'),
  ],
  [
    'a cell comes too late',
    withRows('<row><c r="B1"/><c r="A1"/></row>'),
    broken('not in their order'),
  ],
  [
    'a text is not there',
    withRows('<row><c t="s"><v>3</v></c></row>'),
    broken('no text with the number 3'),
  ],
  ['there are too many rows', withRows('<row r="1048577"/>'), large('1,048,576 rows')],
  [
    'there are too many columns',
    withRows('<row r="1"><c r="XFE1"/></row>'),
    large('16,384 columns'),
  ],
  ['elements nest too deep', withSheet('<a>'.repeat(300)), large('nests too deep')],
  ['a text has no end', withRows(`<row><c><v>${'7'.repeat(5e6)}`), large('without end')],
  ['an attribute has no end', withRows(`<row r="${'7'.repeat(5e6)}`), large('without end')],
  ['a note has no end', withSheet(`<!--${'-x'.repeat(3e6)}`), large('without end')],
])('a workbook is refused where %s', async (_, bytes, expected) => {
  expect(await refusalOf(bytes)).toMatchObject(expected);
});

test('the last column and the last row are read', async () => {
  expect(
    await refusalOf(withRows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
  ).toBeUndefined();
});

test('an archive that is made to fill the memory is refused', async () => {
  // 78 MB, which are packed to a thousandth and less; no text in it is too long.
  const blanks = `<a>${' '.repeat(3e6)}</a>`.repeat(26);
  expect(await refusalOf(withSheet(`<b>${blanks}</b>`))).toMatchObject(
    large('1,000 times its size'),
  );
});

test('more rows than a sheet has are refused before they are all read', async () => {
  expect(await refusalOf(withRows('<row/>'.repeat(1_048_600)))).toMatchObject(large('rows'));
});

test('a workbook that a password protects is refused', async () => {
  const encrypted = await writeXlsx({
    sheets: [{ name: 'a', rows }],
    encryption: { password: 'secret', spinCount: 1 },
  });
  expect(await refusalOf(encrypted)).toMatchObject({ code: 'workbook-encrypted' });
});

const named = (name: string, content = 'x') => archive([{ name, content }]);

test.each([
  ['an empty archive', archive([]), 'zip'],
  ['an archive of CSV', named('orders.csv'), 'zip'],
  ['a binary workbook', named('xl/workbook.bin'), 'xlsb'],
  [
    'a spreadsheet of LibreOffice',
    named('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
    'ods',
  ],
  [
    'a text of LibreOffice',
    named('mimetype', 'application/vnd.oasis.opendocument.text'),
    'opendocument',
  ],
  ['a book', named('mimetype', 'application/epub+zip'), 'zip'],
  ['a document of Word', named('word/document.xml'), 'word'],
  ['a presentation', named('ppt/presentation.xml'), 'powerpoint'],
  ['a workbook of Numbers', named('Index/Document.iwa'), 'numbers'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldWorkbook'],
  [
    'an old document',
    Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
    'word',
  ],
])('%s is refused as what it is', async (_, bytes, kind) => {
  expect(await refusalOf(bytes)).toMatchObject({ code: 'file-binary', args: { kind } });
});

test('a byte that changes leaves the table as it was, or the workbook is refused', async () => {
  const { rows: before } = await rowsOf(sound);
  const outcome = async (bytes: Buffer) =>
    (await refusalOf(bytes)) === undefined ? (await rowsOf(bytes)).rows : 'refused';
  await fc.assert(
    fc.asyncProperty(
      fc.nat(sound.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, mask) => {
        const bytes = Buffer.from(sound);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        expect([before, 'refused']).toContainEqual(await outcome(bytes));
      },
    ),
    { numRuns: 1000 },
  );
});
