import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { workbookFaults } from '../../src/render/workbook/testing/workbook-faults.ts';
import { type PageFiles, pageLines, writePages } from '../harness/page-files.ts';
import {
  changed,
  formulasWithoutValue,
  recalculated,
  soffice,
  type Values,
} from './recalculated.ts';

const households = 'fixtures/households';
const shop = 'fixtures/shop';

/** Besides the pages: each kind of sheet that computes, with every input that its formulas may have. */
const computingLines: Readonly<Record<string, string>> = {
  'estimate-terms':
    'estimate --spend 100/mo --retention 80%/y --margin 30% --serving "2/mo + 3%" --marketing 1% --discount 10% --growth 2% --horizon 7y --acquisition 40 --referrals 0.2/y --referral-reward 10 --incidents 0.3/y --mended 40% --kept 30% --mending-cost 5',
  'estimate-tenure-terms':
    'estimate --spend 100/w --tenure 3.7y --margin 30% --discount 10% --timing end',
  'value-terms': `value ${households}/households.csv --by home --tenure 6.5y --margin 25% --serving "4/mo + 3%" --marketing 2% --discount 10% --growth 2% --acquisition 100 --referrals 0.2/y --referral-reward 20`,
  'value-joined': `value ${households}/spend.csv --join ${households}/stays.csv --as-of 2026-06-30 --by region --margin 30% --incidents 1/y --mended 50% --kept 20%`,
  'forecast-terms': `forecast ${shop}/orders.csv --months --horizon 18mo --margin 55% --serving "1/order + 3%" --marketing 2% --discount 10% --acquisition 20`,
  'cohorts-terms': `cohorts ${shop}/orders.csv --by channel --acquisition-costs ${shop}/ads.csv --margin 55% --serving "1.20/order + 3%" --marketing 5% --payback 200d`,
  'cohorts-acquisition': `cohorts ${shop}/orders.csv --acquisition 18.5 --margin 43.7% --payback 1y`,
  'ror-worked': `ror ${households}/worked-programme.yaml`,
  'ror-customers': `ror ${households}/members.csv --treated member --programme ${households}/programme-costs.yaml --referrals-from ${households}/referrals.csv --recoveries-from ${households}/cases.csv --since 2024-12-01 --draws 200`,
};
const lines = { ...pageLines, ...computingLines };
const names = Object.keys(lines);

/** A millionth, the step of amounts, and the noise of a difference of two of them. */
const nearly = 1e-6 + 1e-10;

/**
 * How many customers the amounts of a line add up. A forecast rounds the value of each customer to a millionth, and so
 * may differ from the formula by half of one for each.
 */
function summedCustomers(sheet: string, rows: readonly (readonly unknown[])[]) {
  const isForecast = sheet === 'Value to come';
  const column = isForecast
    ? (rows.find((row) => row.includes('customers')) ?? []).indexOf('customers')
    : -1;
  return new Map(
    rows.flatMap((row): [unknown, number][] => {
      const count = row[column];
      return typeof count === 'number' ? [[row[0], count]] : [];
    }),
  );
}

describe('the workbook of each command', () => {
  let files: PageFiles;

  beforeAll(async () => {
    files = await writePages(inject('program'), lines, '.xlsx');
  });

  afterAll(() => files?.remove());

  it.each(names)('%s: needs no repair', (name) => {
    expect(workbookFaults(readFileSync(files.file(name)))).toEqual([]);
  });

  it.each(names)('%s: has a value beside every formula', (name) => {
    expect(formulasWithoutValue(readFileSync(files.file(name)))).toEqual([]);
  });

  it.each(names)(
    '%s: begins with the answer, and is no formula where it is a text',
    async (name) => {
      const { sheets } = await readXlsx(readFileSync(files.file(name)));
      expect(sheets[0]?.name).toBe('Answer');
      for (const { rows } of sheets)
        for (const value of rows.flat())
          expect(typeof value === 'number' ? Number.isFinite(value) : true).toBe(true);
    },
  );

  describe.skipIf(soffice === '')('in LibreOffice, without the values of formulas', () => {
    let computed: Promise<readonly Values[]> | undefined;
    const opened = () => {
      computed ??= recalculated(names.map((name) => changed(readFileSync(files.file(name)))));
      return computed;
    };

    it.each(names)('%s: has every sheet and every cell as it was written', async (name) => {
      const { sheets } = await readXlsx(readFileSync(files.file(name)));
      const found = (await opened())[names.indexOf(name)];
      expect([...(found?.keys() ?? [])]).toEqual(sheets.map((sheet) => sheet.name));
      for (const { name: sheet, rows } of sheets) {
        const summed = summedCustomers(sheet, rows);
        for (const [r, row] of rows.entries()) {
          for (const [c, value] of row.entries()) {
            const other = found?.get(sheet)?.[r]?.[c] ?? null;
            const where = `${name}, ${sheet}, row ${r + 1}, column ${c + 1}`;
            if (typeof value === 'number') {
              expect(typeof other, where).toBe('number');
              const most =
                nearly * Math.max(1, Math.abs(value) * 1e-6, (summed.get(row[0]) ?? 0) / 2);
              expect(Math.abs(Number(other) - value), where).toBeLessThanOrEqual(most);
            } else expect(other === '' ? null : other, where).toEqual(value === '' ? null : value);
          }
        }
      }
    });
  });
});
