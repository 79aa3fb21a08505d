import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { forecastOf } from './testing/output-of.ts';
import { monthsTable, wholeMonthsText } from './view-months.ts';

const log = readFileSync(new URL('../../../fixtures/shop/orders.csv', import.meta.url), 'utf8');

/** The last month that is listed, and what is said of the horizon. */
async function shown(until: string, horizon: string): Promise<readonly unknown[]> {
  const options = {
    until,
    horizon,
    months: true as const,
    holdout: 'none',
    seasons: 'off',
    trend: 'off',
  };
  const { report } = await forecastOf({ 'log.csv': log }, options);
  const block = wholeMonthsText(report);
  const rows = monthsTable(report)?.rows ?? [];
  return [rows.at(-2)?.cells[0], block.kind === 'text' ? block.lines : []];
}

it('says which horizon ends with a month, where months of average length do not', async () => {
  // 181 days from 1 January to 30 June; 6 × 365.25 ÷ 12 are 182.6.
  expect(await shown('2025-12-31', '6mo')).toEqual([
    '2026-07-01',
    ['6mo is 182.6 days, months being of average length: --horizon 181d ends on 2026-06-30.'],
  ]);
  expect(await shown('2025-12-31', '181d')).toEqual(['2026-06', []]);
  // 31 days in January, 30.4 on average.
  expect(await shown('2025-12-31', '1mo')).toEqual([
    '2026-01, 1 to 30',
    ['1mo is 30.4 days, months being of average length: --horizon 31d ends on 2026-01-31.'],
  ]);
  expect(await shown('2025-12-31', '1y')).toEqual(['2026-12', []]);
  // From the last day of a month to the last of another: 31 + 30 + 31 days.
  expect(await shown('2026-02-28', '3mo')).toEqual([
    '2026-05, 1 to 30',
    ['3mo is 91.3 days, months being of average length: --horizon 92d ends on 2026-05-31.'],
  ]);
  expect(await shown('2025-12-15', '6mo')).toEqual(['2026-06, 1 to 15', []]);
});
