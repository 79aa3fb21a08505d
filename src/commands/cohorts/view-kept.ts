import type { Block } from '../../render/document.ts';
import {
  decimalsFor,
  decimalText,
  figureColumn,
  fixedPercent,
  nameColumn,
  table,
  whole,
} from '../shared/table.ts';
import type { CohortsResult } from './result.ts';

/** How much of a year's spend the same customers spent again in the next. */
export function keptTable({ revenueKept, from, until }: CohortsResult): Block {
  if (revenueKept.length === 0) {
    const line = `The spend kept from one year to the next needs two whole years of orders; these are from ${from} to ${until}.`;
    return { kind: 'text', tone: 'plain', lines: [line] };
  }
  const decimals = decimalsFor(revenueKept.flatMap(({ spend, spendNext }) => [spend, spendNext]));
  return table(
    revenueKept,
    [
      nameColumn('next year to', (year) => year.until),
      figureColumn('customers', ({ customers }) => whole(customers)),
      figureColumn('again', ({ logoRetention }) => fixedPercent(logoRetention)),
      figureColumn('spend', ({ spend }) => decimalText(spend, decimals)),
      figureColumn('next year', ({ spendNext }) => decimalText(spendNext, decimals)),
      figureColumn('net kept', ({ netRevenueRetention }) => fixedPercent(netRevenueRetention)),
      figureColumn('gross kept', (year) => fixedPercent(year.grossRevenueRetention)),
    ],
    { heading: 'What the customers of one year spent in the next' },
  );
}
