import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { openFile } from './open-file.ts';

/** The cells of all records, as they come out. */
async function records(text: string): Promise<string[]> {
  const world = { directory: '.', stdin: Readable.from([Buffer.from(text)]) };
  const settings = {
    encoding: undefined,
    delimiter: ',',
    recognised: (cells: readonly string[]) => cells.length,
  };
  const opened = await openFile('-', settings, world);
  const lines = [opened.layout.headers.join('|')];
  await opened.records({ take: (cells, line) => lines.push(`${line} ${cells.join('|')}`) });
  return lines;
}

const report = `Sales by Customer Detail

,Date,Amount
Ada,,
,day 1,5
Total for Ada,,5
Ben & Co.,,
,day 2,6
Ben & Co.:Shop,,
,day 3,7
Total for Ben & Co.:Shop,,7
,day 4,8
Total for Ben & Co.,,21
TOTAL,,26

Accrual basis,,
`;

test('every row names its group, and the rows that begin and end groups are gone', async () => {
  expect(await records(report)).toEqual([
    'Customer|Date|Amount',
    '1 Sales by Customer Detail',
    '2 ',
    '3 |Date|Amount',
    '5 Ada|day 1|5',
    '8 Ben & Co.|day 2|6',
    '10 Ben & Co.:Shop|day 3|7',
    '12 Ben & Co.|day 4|8',
    '14 TOTAL||26',
    '15 ',
    '16 Accrual basis||',
  ]);
});

test('a report of anything else is left alone', async () => {
  const products = report.replace('Customer', 'Product');
  const [headers, ...others] = await records(products);
  expect(headers).toBe('|Date|Amount');
  expect(others).toHaveLength(16);
});
