import type { Block } from '../../render/document.ts';
import {
  countColumn,
  dayColumn,
  decimalsFor,
  moneyColumn,
  shareColumn,
  table,
} from '../shared/table.ts';
import type { CohortsResult } from './result.ts';

/** How much of a year's spend the same customers spent again in the next; nothing where it is not known. */
export function keptTable({ revenueKept, from, until }: CohortsResult): Block[] {
  if (revenueKept === undefined) return [];
  if (revenueKept.length === 0) {
    const line = `The spend kept from one year to the next needs two whole years of orders; these are from ${from} to ${until}.`;
    return [{ kind: 'text', tone: 'plain', lines: [line] }];
  }
  const decimals = decimalsFor(revenueKept.flatMap(({ spend, spendNext }) => [spend, spendNext]));
  return [
    table(
      revenueKept,
      [
        dayColumn('next year to', (year) => year.until),
        countColumn('customers', ({ customers }) => customers),
        shareColumn('again', ({ logoRetention }) => logoRetention),
        moneyColumn('spend', ({ spend }) => spend, decimals),
        moneyColumn('next year', ({ spendNext }) => spendNext, decimals),
        shareColumn('net kept', ({ netRevenueRetention }) => netRevenueRetention),
        shareColumn('gross kept', (year) => year.grossRevenueRetention),
      ],
      {
        name: 'Kept from year to year',
        heading: 'What the customers of one year spent in the next',
      },
    ),
  ];
}
