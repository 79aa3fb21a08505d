import { expect, test } from 'vitest';
import { customersFrom, found, lines, refusals, table } from './testing/customers-from.ts';

const head = 'id,monthly spend,tenure_months';

test('reads a table of spend and tenure', async () => {
  expect(await table(`${head}\nA,10,6\nB,20.50,12\n`)).toEqual([
    'A 10/0.0833333y 0.5y',
    'B 20.5/0.0833333y 1y',
  ]);
});

test.each([
  ['no newline at the end', `${head}\nA,10,6`],
  ['Windows line endings', `${head}\r\nA,10,6\r\n`],
  ['old Mac line endings', `${head}\rA,10,6\r`],
  ['mixed line endings', `${head}\r\n\nA,10,6\r`],
  ['semicolons', `${head.replaceAll(',', ';')}\nA;10;6\n`],
  ['tabs', `${head.replaceAll(',', '\t')}\nA\t10\t6\n`],
  ['bars', `${head.replaceAll(',', '|')}\nA|10|6\n`],
  ['quotes', '"id","monthly spend","tenure_months"\n"A","10","6"\n'],
  ['spaces', ' id , monthly spend , tenure_months \n A , 10 , 6 \n'],
  ['escaping apostrophes', `${head}\n'A,'10,'6\n`],
  ['blank rows', `${head}\n\nA,10,6\n,,\n\n`],
  ['an extra delimiter', `${head}\nA,10,6,,\n`],
  ['other columns', 'note,id,monthly spend,x,tenure_months\n"two\nlines",A,10,,6\n'],
])('reads a file with %s', async (_, content) => {
  expect(await table(content)).toEqual(['A 10/0.0833333y 0.5y']);
});

test('a row that is rejected leaves the ids of the others to them', async () => {
  const read = await customersFrom({
    'a.csv':
      'id,monthly spend,start,end\n' +
      'B,10,2024-05-01,2024-01-01\n' +
      'A,100,2023-01-01,2024-01-01\n' +
      'B,1,2022-01-01,2024-01-01\n',
  });
  expect(lines(read)).toEqual(['A 100/0.0833333y 1y ended', 'B 1/0.0833333y 2y ended']);
});

test('every row read is used, set aside or rejected', async () => {
  const read = await customersFrom({
    'a.csv': `${head}\nA,10,6\nB,ten,6\nC,10\n,10,6\nD,,6\nE,10,-1\nF,10,six\nG,10,\nH,10,1\n`,
  });
  expect(lines(read)).toEqual(['A 10/0.0833333y 0.5y', 'H 10/0.0833333y 0.0833333y']);
  expect(read.sources).toEqual([
    { file: 'a.csv', read: 9, used: 2, setAside: { 'tenure-unknown': 2 }, rejected: 5 },
  ]);
  expect(found(read)).toEqual([
    '2 number-unreadable a.csv:3:monthly spend',
    '1 row-short a.csv:4',
    '2 cell-blank a.csv:5:id',
    '1 tenure-negative a.csv:7:tenure_months',
    '2 tenure-unknown a.csv:4',
  ]);
});

test('rejected rows are kept on request, with the reason', async () => {
  const read = await customersFrom(
    { 'a.csv': `${head}\nA,10,6\nB,"1,2,3",6\n` },
    { options: { rejects: 'out.csv' } },
  );
  expect(read.rejects).toEqual([
    {
      file: 'a.csv',
      line: 3,
      code: 'number-unreadable',
      reason: '"1,2,3" is not a number',
      cells: ['B', '1,2,3', '6'],
    },
  ]);
  const [tallied] = read.problems.tallies();
  expect(tallied?.examples[0]?.at?.excerpt).toBe('B,"1,2,3",6');
});

test('counts lines through quoted newlines', async () => {
  const read = await customersFrom({
    'a.csv': `note,${head}\n"one\n\ntwo",A,10,6\nx,B,10,6\n"a\nb",C,ten,6\n`,
  });
  expect(found(read)).toEqual(['1 number-unreadable a.csv:6:monthly spend']);
});

test('negative spend counts as it stands, and is reported', async () => {
  const read = await customersFrom({ 'a.csv': `${head}\nA,(5.00),6\n` });
  expect(lines(read)).toEqual(['A -5/0.0833333y 0.5y']);
  expect(found(read)).toEqual(['1 spend-negative a.csv:2:monthly spend']);
  const rejected = await customersFrom({ 'a.csv': `${head}\nA,-5,x\nB,5,6\n` });
  expect(found(rejected)).toEqual(['1 number-unreadable a.csv:2:tenure_months']);
});

test('lines before the header and after the last row are not data, and are counted', async () => {
  const read = await customersFrom({
    'a.csv': `Customers by spend\nJanuary - May 2024\n\n${head}\nA,10,6\nTotal,10,6\n"Grand Totals (1 records)"\n\nConfidential - do not distribute\nCopyright (c) 2024 Example Inc.\n`,
  });
  expect(lines(read)).toEqual(['A 10/0.0833333y 0.5y']);
  expect(read.sources[0]).toMatchObject({ read: 1, used: 1, rejected: 0 });
  expect(read.understood[0]).toMatchObject({ header: 4, rows: 1 });
  expect(read.understood[0]?.skippedBefore.map(({ line }) => line)).toEqual([1, 2]);
  expect(read.understood[0]?.skippedAfter.map(({ line }) => line)).toEqual([6, 7, 9, 10]);
  expect(found(read)).toEqual(['1 lines-skipped a.csv:1']);
});

test('lines below the table may be filled up to its width', async () => {
  const read = await customersFrom({
    'a.csv': `${head}\nA,10,6\nTOTAL,10,\n,,\n"Copyright (c) 2024 Example, Inc.",,\n"Example, Inc.",,\n`,
  });
  expect(read.sources[0]).toMatchObject({ read: 1, used: 1, rejected: 0 });
  expect(found(read)).toEqual(['1 lines-skipped a.csv:3']);
});

test('a broken last row is no small print, and says what is wrong with it', async () => {
  const read = await customersFrom({ 'a.csv': `${head}\nA,10,6\nConfidential Ltd,ten,6\nB,,\n` });
  expect(found(read)).toEqual([
    '1 number-unreadable a.csv:3:monthly spend',
    '1 cell-blank a.csv:4:monthly spend',
  ]);
});

test('a total in the middle is no customer, and a cut-off last row no footer', async () => {
  const read = await customersFrom({ 'a.csv': `${head}\nA,10,6\nTotal for A,10,6\nB,10,6\nC\n` });
  expect(lines(read)).toHaveLength(2);
  expect(found(read)).toEqual(['1 row-total a.csv:3', '1 row-ragged a.csv:5']);
});

test('the total that value prints is no customer, and a segment called All is one', async () => {
  const segments = 'id,monthly spend,tenure months,line';
  const list = (other: string) =>
    `All${other},10,6,segment\nB${other},10,6,segment\nAll,20,6,total`;
  const read = await customersFrom({ 'a.csv': `${segments}\n${list('')}\n` });
  expect(lines(read)).toHaveLength(2);
  expect(found(read)).toEqual(['1 lines-skipped a.csv:4']);
  const twice = await customersFrom({ 'a.csv': `${segments}\n${list('')}\n${list(' again')}\n` });
  expect(lines(twice)).toHaveLength(4);
  expect(found(twice)).toEqual(['1 row-total a.csv:4', '1 lines-skipped a.csv:7']);
});

test('a column called line that is not the last one does not say what is a total', async () => {
  expect(await table(`line,${head}\nx,A,10,6\ny,B,10,6\n`)).toHaveLength(2);
  const read = await customersFrom({ 'a.csv': `plan,line,${head}\np,total,A,10,6\np,x,B,10,6\n` });
  expect(lines(read)).toHaveLength(2);
});

test('a customer may be called Total', async () => {
  expect(await table(`${head}\nTotal Wine,10,6\nTotalis,10,6\n`)).toHaveLength(2);
});

test('a stray quote does not swallow the rows after it in silence', async () => {
  const read = await customersFrom({
    'a.csv': `note,${head}\n"5,A,10,6\ny,B,10,6\nz,"C",10,6\nw,D,10,6\n5" pipe,E,10,6\n`,
  });
  expect(lines(read).map((line) => line[0])).toEqual(['D', 'E']);
  expect(found(read)).toEqual(['1 quote-misplaced a.csv:2']);
  expect(read.problems.tallies()[0]?.examples[0]?.at?.excerpt).toBe('"5,A,10,6');
});

test('ids that differ only by case are two customers, and are reported', async () => {
  const read = await customersFrom({ 'a.csv': `${head}\nann,10,6\nAnn,10,6\n` });
  expect(read.customers.ids).toEqual(['ann', 'Ann']);
  expect(found(read)).toEqual(['1 ids-differ-by-case a.csv:3']);
});

test('ids of rows that are rejected by their dates are not compared', async () => {
  const content = 'id,start,end\nann,2020-01-01,2021-01-01\nAnn,2020-01-01,2019-01-01\n';
  const read = await customersFrom({ 'a.csv': content }, { spend: 'unused' });
  expect(found(read)).toEqual(['1 end-before-start a.csv:3']);
});

test('labels are the texts of a column, coded', async () => {
  const read = await customersFrom(
    { 'a.csv': `Home,${head}\nrenter,A,10,6\nowner,B,ten,6\n renter ,C,10,6\n,D,10,6\n` },
    { labels: ['home'] },
  );
  const home = read.customers.labels.get('home');
  expect(home?.values).toEqual(['renter', '']);
  expect([...(home?.codes ?? [])]).toEqual([0, 0, 1]);
});

test('a file without the column of a label leaves it blank, whichever file comes first', async () => {
  const labelled = 'id,years,home\nA,1,renter\nB,x,owner\n';
  const without = `id,years\n${Array.from({ length: 1500 }, (_, i) => `C${i},1\n`).join('')}`;
  for (const order of [
    [labelled, without],
    [without, labelled],
  ]) {
    const files = { 'a.csv': order[0] ?? '', 'b.csv': order[1] ?? '' };
    const { customers } = await customersFrom(files, { labels: ['home'], spend: 'unused' });
    const { codes, values } = customers.labels.get('home') ?? { codes: [], values: [] };
    for (const [i, id] of customers.ids.entries())
      expect(values[codes[i] ?? -1]).toBe(id === 'A' ? 'renter' : '');
  }
});

test('a label can be the column with the role of segment', async () => {
  const asked = { labels: ['segment'], options: { column: ['segment=home'] } };
  expect(await table(`home,${head}\nrenter,A,10,6\n`, asked)).toEqual([
    'A 10/0.0833333y 0.5y renter',
  ]);
});

test('without ids every row is a customer, named by its line', async () => {
  const content = 'monthly spend,tenure_months\n10,6\n20,6\n';
  const read = await customersFrom({ 'a.csv': content }, { options: { column: ['id=-'] } });
  expect(read.customers.ids).toEqual(['a.csv:2', 'a.csv:3']);
});

test('several files are more rows, whatever the order of their columns', async () => {
  const read = await customersFrom({
    'a.csv': `${head}\nA,10,6\n`,
    'b.csv': 'tenure_years,annual spend,id\n2,"1.234,50",B\n',
  });
  expect(lines(read)).toEqual(['A 120/1y 0.5y', 'B 1234.5/1y 2y']);
  expect(read.sources.map(({ file, read: count }) => [file, count])).toEqual([
    ['a.csv', 1],
    ['b.csv', 1],
  ]);
});

test('standard input is a file', async () => {
  expect(lines(await customersFrom({ '-': `${head}\nA,10,6\n` }))).toHaveLength(1);
});

test('a file of only rejected rows is refused', async () => {
  const problems = await refusals(table(`${head}\nA,ten,6\nB,ten,6\n`));
  expect(problems).toMatchObject([
    { code: 'number-unreadable', at: { line: 2 } },
    { code: 'number-unreadable', at: { line: 3 } },
    { code: 'rows-none-left', args: { read: 2, reasons: '2 rejected' } },
  ]);
});

test('a number too large to hold cents is rejected, however many digits it has', async () => {
  const read = await customersFrom({
    'a.csv': `${head}\nA,10,6\nB,${'9'.repeat(400)},6\nC,10000000000001,6\nD,10000000000000,6\n`,
  });
  expect(read.customers.ids).toEqual(['A', 'D']);
  expect(found(read)).toEqual(['2 number-too-large a.csv:3:monthly spend']);
});

test('cells that miss at the end of a row are blank, and said', async () => {
  const read = await customersFrom(
    {
      'a.csv': 'customer,monthly_spend,start,end\nA,10,2022-01-01,2023-01-01\nB,20,2022-01-01\nC\n',
    },
    { options: { 'as-of': '2024-01-01' } },
  );
  expect(lines(read)).toEqual(['A 10/0.0833333y 1y ended', 'B 20/0.0833333y 2y active']);
  expect(found(read)).toEqual(['1 row-short a.csv:3', '1 row-ragged a.csv:4']);
});

test.each([
  ['a space', ' "', '"'],
  ['spaces', '   "', '" '],
])('%s between a delimiter and a quote is no part of the cell', async (_, open, close) => {
  const row = (...cells: readonly string[]) =>
    `"${cells[0]}",${cells
      .slice(1)
      .map((cell) => `${open}${cell}${close}`)
      .join(',')}\n`;
  const read = await table(
    row('id', 'monthly spend', 'tenure_months') + row('A, Inc.', '1,000.50', '6'),
  );
  expect(read).toEqual(['A, Inc. 1000.5/0.0833333y 0.5y']);
});
