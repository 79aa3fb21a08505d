import { expect, test } from 'vitest';
import { customersFrom, found, lines, refusals, table } from './testing/customers-from.ts';

const first = async (reading: Promise<unknown>) => (await refusals(reading))[0];
const codes = async (reading: Promise<unknown>) =>
  (await refusals(reading)).map(({ code }) => code);
const mo = 'id,monthly spend,tenure_months';

test('one cell settles the decimal mark of the file, before and after it', async () => {
  expect(await table(`${mo}\nA,1.234,6\nB,12.50,6\nC,2.345,6\n`)).toEqual([
    'A 1.234/0.0833333y 0.5y',
    'B 12.5/0.0833333y 0.5y',
    'C 2.345/0.0833333y 0.5y',
  ]);
  const comma = `${mo.replaceAll(',', ';')}\nA;1.234;6\nB;12,50;6\nC;2.345;6\n`;
  expect(await table(comma)).toEqual([
    'A 1234/0.0833333y 0.5y',
    'B 12.5/0.0833333y 0.5y',
    'C 2345/0.0833333y 0.5y',
  ]);
});

test('a cell of any number column is evidence', async () => {
  expect(await table(`${mo}\nA,1.234,6.5\n`)).toEqual(['A 1.234/0.0833333y 0.541667y']);
});

test('a rejected row leaves no second reading behind', async () => {
  const content = `${mo.replaceAll(',', ';')}\nA;1.234;six\nB;7;6\nC;12,50;6\n`;
  expect(await table(content)).toEqual(['B 7/0.0833333y 0.5y', 'C 12.5/0.0833333y 0.5y']);
});

test('numbers that read both ways throughout are refused', async () => {
  const content = `${mo}\nA,1.234,6\nB,500,6\nC,2.345,6\n`;
  expect(await first(table(content))).toMatchObject({
    code: 'decimal-ambiguous',
    args: { text: '1.234', lines: '2, 4' },
    at: { file: 'a.csv', line: 2, column: 'monthly spend' },
  });
  expect(await table(content, { options: { decimal: ',' } })).toContain('A 1234/0.0833333y 0.5y');
  expect(await table(content, { options: { decimal: '.' } })).toContain('A 1.234/0.0833333y 0.5y');
});

test('numbers that contradict each other are refused, and settled by rejecting', async () => {
  const content = `${mo}\nA,1.50,6\nB,"1,50",6\n`;
  expect(await first(table(content))).toMatchObject({
    code: 'decimal-mixed',
    args: { point: '1.50', pointLine: 2, comma: '1,50', commaLine: 3 },
  });
  const read = await customersFrom({ 'a.csv': content }, { options: { decimal: '.' } });
  expect(lines(read)).toEqual(['A 1.5/0.0833333y 0.5y']);
  expect(found(read)).toEqual(['1 number-unreadable a.csv:3:monthly spend']);
});

const dated = 'id,monthly spend,start,end';

test('one date settles the order of the file, before and after it', async () => {
  expect(await table(`${dated}\nA,1,03/04/2023,03/04/2024\nB,1,13/05/2023,13/05/2024\n`)).toEqual([
    'A 1/0.0833333y 1y ended',
    'B 1/0.0833333y 1y ended',
  ]);
  // Month first: from 4 March to 4 May.
  const american = `${dated}\nA,1,03/04/2023,05/04/2023\nB,1,05/13/2023,05/13/2024\n`;
  expect(await table(american)).toEqual([
    'A 1/0.0833333y 0.166667y ended',
    'B 1/0.0833333y 1y ended',
  ]);
});

test('dates that read both ways throughout are refused', async () => {
  const content = `${dated}\nA,1,03/04/2023,05/04/2023\n`;
  expect(await first(table(content))).toMatchObject({
    code: 'date-order-ambiguous',
    args: { text: '03/04/2023', lines: '2' },
  });
  // 3 April to 5 April is 2 of 30 days; 4 March to 4 May two months.
  expect(await table(content, { options: { 'date-order': 'dmy' } })).toEqual([
    'A 1/0.0833333y 0.00555556y ended',
  ]);
  expect(await table(content, { options: { 'date-order': 'mdy' } })).toEqual([
    'A 1/0.0833333y 0.166667y ended',
  ]);
  const ymd = table(content, { options: { 'date-order': 'ymd' } });
  expect(await codes(ymd)).toEqual(['date-unreadable', 'rows-none-left']);
});

test('dates that contradict each other are refused', async () => {
  const content = `${dated}\nA,1,13/04/2023,14/04/2023\nB,1,04/13/2023,2024-01-01\n`;
  expect(await first(table(content))).toMatchObject({
    code: 'date-order-mixed',
    args: { one: '13/04/2023', oneLine: 2, other: '04/13/2023', otherLine: 3 },
  });
});

test('an end before the start rejects the row, also when the order is settled only later', async () => {
  const content = `${dated}\nA,1,05/04/2023,03/06/2023\nB,1,2023-05-01,2023-04-30\nC,1,04/13/2023,2024-04-13\n`;
  const read = await customersFrom({ 'a.csv': content }, { options: { rejects: 'r.csv' } });
  expect(lines(read)).toEqual(['C 1/0.0833333y 1y ended']);
  expect(read.sources[0]).toMatchObject({ read: 3, used: 1, rejected: 2 });
  expect(read.rejects.map(({ line, cells }) => [line, cells[0]])).toEqual([
    [3, 'B'],
    [2, 'A'],
  ]);
  expect(read.rejects[1]?.cells).toEqual(['A', '1', '05/04/2023', '03/06/2023']);
});

test('a row that is rejected after all keeps its cells, whichever file has the other date', async () => {
  const last =
    'id,monthly spend,start,last order\nA,1,2023-05-01,2023-04-30\nB,1,2023-05-01,2023-05-30\n';
  const files = { 'a.csv': 'id,monthly spend,start\nA,1,2023-05-01\nB,1,2023-05-01\n' };
  const ends = { 'b.csv': 'id,end\nA,2023-04-30\nB,2023-05-30\n' };
  const options = { rejects: 'r.csv' };
  const within = await customersFrom({ 'a.csv': last }, { options });
  expect(within.rejects.map(({ cells }) => cells)).toEqual([
    ['A', '1', '2023-05-01', '2023-04-30'],
  ]);
  const across = await customersFrom(
    { ...files, ...ends },
    { options: { ...options, join: ['b.csv'] } },
  );
  expect(across.rejects.map(({ cells }) => cells)).toEqual([['A', '1', '2023-05-01']]);
  expect(across.problems.tallies()[0]?.examples[0]?.at).toEqual({
    file: 'a.csv',
    line: 2,
    excerpt: 'A,1,2023-05-01',
  });
});

test('every row of a customer who is rejected is kept, though their spend was added up', async () => {
  const files = {
    'a.csv': 'id,annual spend\nB,1\nA,2\nB,3\nA,4\n',
    'b.csv': 'id,start\nA,2023-05-01\nB,2023-05-01\n',
    'c.csv': 'id,end\nA,2023-04-30\nB,2024-05-01\n',
  };
  const options = { rejects: 'r.csv', join: ['b.csv', 'c.csv'] };
  const read = await customersFrom(files, { options });
  expect(lines(read)).toEqual(['B 4/1y 1y ended']);
  expect(read.sources[0]).toMatchObject({ read: 4, used: 2, rejected: 2 });
  expect(read.rejects.map(({ line, cells }) => [line, ...cells])).toEqual([
    [3, 'A', '2'],
    [5, 'A', '4'],
  ]);
});

test('an active customer needs the day of the export', async () => {
  const content = `${dated}\nA,1,2023-01-01,\nB,1,2023-01-01,2023-07-01\n`;
  expect(await first(table(content))).toMatchObject({
    code: 'as-of-missing',
    args: { customers: 1 },
    at: { line: 2 },
  });
  const read = await customersFrom({ 'a.csv': content }, { options: { 'as-of': '2024-01-01' } });
  expect(lines(read)).toEqual(['A 1/0.0833333y 1y active', 'B 1/0.0833333y 0.5y ended']);
  expect(read.asOf).toBe('2024-01-01');
  expect([...(read.customers.startDay ?? [])]).toEqual([19358, 19358]);
});

test('a start after the as-of day rejects the row; an end after it has not come yet', async () => {
  const content = `${dated}\nA,1,2024-02-01,\nB,1,2023-01-01,2024-06-01\n`;
  const read = await customersFrom({ 'a.csv': content }, { options: { 'as-of': '2024-01-01' } });
  expect(lines(read)).toEqual(['B 1/0.0833333y 1y active']);
  expect(found(read)).toEqual(['1 start-after-as-of a.csv:2']);
});

test('where all customers have ended no as-of day is needed', async () => {
  expect(await table(`${dated}\nA,1,2023-01-01,2024-01-01\n`)).toHaveLength(1);
});

test('status decides whether, dates decide when', async () => {
  const content =
    'id,monthly spend,start,canceled at,status\n' +
    'A,1,2023-01-01,2023-06-01,active\nB,1,2023-01-01,,canceled\nC,1,2023-01-01,2023-07-01,\n' +
    'D,1,2023-01-01,,\nE,1,2023-01-01,,incomplete\nF,1,2023-01-01,,gold\n';
  const read = await customersFrom({ 'a.csv': content }, { options: { 'as-of': '2024-01-01' } });
  expect(lines(read)).toEqual([
    'A 1/0.0833333y 1y active',
    'C 1/0.0833333y 0.5y ended',
    'D 1/0.0833333y 1y active',
  ]);
  expect(read.sources[0]).toMatchObject({
    read: 6,
    used: 3,
    setAside: { 'end-unknown': 1, 'not-started': 1 },
    rejected: 1,
  });
});

test.each([
  ['churn', 'Yes,No,,churned', ['ended', 'active', 'unknown', 'ended']],
  ['is_active', '1,0,true,FALSE', ['active', 'ended', 'active', 'ended']],
  ['status', 'Active,CANCELED,past_due,', ['active', 'ended', 'active', 'unknown']],
])('the status in a column named %s', async (header, cells, expected) => {
  const rows = cells.split(',').map((cell, i) => `${i},1,1,${cell}`);
  const { customers } = await customersFrom({ 'a.csv': `${mo},${header}\n${rows.join('\n')}\n` });
  const names = ['ended', 'active', 'unknown'];
  expect([...(customers.status ?? [])].map((status) => names[status])).toEqual(expected);
});

test('a blank end beside a written tenure is an active customer', async () => {
  const content = 'id,monthly spend,tenure_months,churn date\nA,1,6,2024-01-01\nB,1,6,\n';
  expect(await table(content)).toEqual(['A 1/0.0833333y 0.5y ended', 'B 1/0.0833333y 0.5y active']);
});

test.each([
  ['id,spend,tenure_months\nA,10,6\n', 'spend', 'spend'],
  ['id,monthly spend,tenure\nA,10,6\n', 'tenure', 'tenure'],
])('a unit that is not in the name of %j is asked for', async (content, role, column) => {
  expect(await first(table(content))).toMatchObject({
    code: 'column-unit-missing',
    args: { role },
    at: { line: 1, column },
  });
  const settled = { options: { column: [`${role}=${column}:mo`] } };
  expect(await table(content, settled)).toEqual(['A 10/0.0833333y 0.5y']);
});

test.each([
  ['spend=Amount:y', '10/1y'],
  ['spend=Amount:w', '10/0.019165y'],
  ['spend=Amount:quarter', '10/0.25y'],
  ['spend=Amount:total', '10/0.5y'],
])('--column %s', async (choice, expected) => {
  const content = 'id,Amount,tenure_months\nA,10,6\n';
  expect(await table(content, { options: { column: [choice] } })).toEqual([`A ${expected} 0.5y`]);
});

test('a header with a colon can be chosen', async () => {
  const content = 'id,Rent: monthly,tenure_months\nA,10,6\n';
  const asked = { options: { column: ['spend=Rent: monthly'] } };
  expect(await table(content, asked)).toEqual(['A 10/0.0833333y 0.5y']);
});

test('a row for every month covers a month', async () => {
  const content = 'id,month,spend,tenure_years\nA,2024-01,10,1\n';
  expect(await table(content)).toEqual(['A 10/0.0833333y 1y']);
});

test('an interval gives every row its own period; different ones become amounts a year', async () => {
  const content = 'id,amount,interval,tenure_years\nA,10,month,1\nB,90,year,1\nC,30,3 months,1\n';
  expect(await table(content)).toEqual(['A 120/1y 1y', 'B 90/1y 1y', 'C 120/1y 1y']);
  const alike = 'id,amount,interval,tenure_years\nA,10,month,1\nB,90,monthly,1\n';
  expect(await table(alike)).toEqual(['A 10/0.0833333y 1y', 'B 90/0.0833333y 1y']);
});

test('a quantity that is not one has to be explained', async () => {
  const content = `${mo},quantity\nA,10,6,1\nB,10,6,3\n`;
  expect(await first(table(content))).toMatchObject({
    code: 'quantity-unsettled',
    args: { header: 'quantity', text: '3' },
    at: { line: 3 },
  });
  const choose = (column: string) => table(content, { options: { column: [column] } });
  expect((await choose('quantity=quantity'))[1]).toBe('B 30/0.0833333y 0.5y');
  expect((await choose('quantity=-'))[1]).toBe('B 10/0.0833333y 0.5y');
  expect(await table(`${mo},quantity\nA,10,6,1\nB,10,6,\n`)).toHaveLength(2);
});

test('needs no tenure where none is asked for', async () => {
  expect(await table('id,monthly spend\nA,10\n', { tenure: 'unused' })).toEqual([
    'A 10/0.0833333y',
  ]);
  expect(await table('id,monthly spend,tenure\nA,10,1\n', { tenure: 'unused' })).toHaveLength(1);
});

test('a total that an option calls so covers no time where there is no tenure', async () => {
  const asked = { tenure: 'unused' as const, options: { column: ['spend=Paid:total'] } };
  expect(await table('id,Paid\nA,10\n', asked)).toEqual(['A 10/0y']);
});

test('a tenure alone is enough where no spend is asked for', async () => {
  expect(await table('id,tenure_months,spend\nA,6,x\n', { spend: 'unused' })).toEqual([
    'A 0/0y 0.5y',
  ]);
});

test.each([
  ['id,tenure_months\nA,6\n', 'column-missing', { role: 'spend' }],
  ['monthly spend,tenure_months\n1,6\n', 'column-missing', { role: 'id' }],
  ['id,monthly spend,home\nA,6,x\n', 'tenure-missing', { reason: 'no-dates' }],
  ['id,Total spend\nA,6\n', 'tenure-missing', { reason: 'no-dates' }],
  ['customer id,account id,monthly spend,years\nA,B,6,1\n', 'column-conflict', { role: 'id' }],
  ['id,monthly spend,annual spend,years\nA,6,72,1\n', 'column-conflict', { role: 'spend' }],
  ['id,monthly spend,monthly spend,years\nA,6,7,1\n', 'header-repeated', { columns: '2 and 3' }],
])('%j is refused as %s', async (content, code, args) => {
  expect(await first(table(content))).toMatchObject({ code, args });
});

test('repeated headers that nobody reads are a warning', async () => {
  const read = await customersFrom({ 'a.csv': `note,${mo},note\nx,A,1,6,y\n` });
  expect(found(read)).toEqual(['1 header-repeated-unread a.csv:1:note']);
  const asked = table(`note,${mo},note\nx,A,1,6,y\n`, { labels: ['note'] });
  expect(await codes(asked)).toEqual(['header-repeated']);
});

test('a column that is nowhere is refused, with the nearest', async () => {
  const content = `home,${mo}\nx,A,1,6\n`;
  expect(await first(table(content, { labels: ['hoem'] }))).toMatchObject({
    code: 'column-unknown',
    args: { header: 'hoem', suggestion: 'home' },
  });
  const chosen = table(content, { options: { column: ['id=custmer'] } });
  expect(await first(chosen)).toMatchObject({
    code: 'column-unknown',
    args: { header: 'custmer' },
  });
});

test('a tenure that nobody can have is rejected', async () => {
  const content =
    'id,monthly spend,start,end\nA,10,2024-01-01,2025-01-01\nB,20,1724-01-01,2025-01-01\n';
  const read = await customersFrom({ 'a.csv': content });
  expect(read.customers.ids).toEqual(['A']);
  expect(found(read)).toEqual(['1 tenure-implausible a.csv:3']);
  expect(await table('id,monthly spend,tenure_months\nA,10,2400\n')).toHaveLength(1);
});

test('dots put the day first, unless --date-order says otherwise', async () => {
  const content =
    'id,monthly spend,start,end\nA,10,03.04.2024,03.05.2024\nB,10,2024-01-01,2024-02-01\n';
  expect(await table(content)).toHaveLength(2);
  const read = await customersFrom({ 'a.csv': content }, { options: { 'date-order': 'mdy' } });
  expect(read.customers.ids).toEqual(['B']);
  expect(found(read)).toEqual(['1 date-unreadable a.csv:2:start']);
});
