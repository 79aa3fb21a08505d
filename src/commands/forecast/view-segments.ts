import type { Report } from '../../core/report.ts';
import type { Table, Text } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { right, segmentLines } from '../segments/segment-lines.ts';
import { money, summedMoney, whole } from '../value/table-parts.ts';
import type { ForecastResult } from './result.ts';

/** What the customers of each segment have bought. */
export function pastTable(result: ForecastResult): Table {
  const { lines, nameColumns, name, role } = segmentLines(result);
  const spend = money(lines.map(({ totalSpend }) => totalSpend));
  return {
    kind: 'table',
    columns: [...nameColumns, ...['customers', 'bought once', 'repeat', 'spend'].map(right)],
    rows: lines.map((line, i) => ({
      cells: [
        ...name(line, i),
        whole(line.customers),
        whole(line.oneTime),
        whole(line.purchases),
        spend[i] ?? '',
      ],
      ...role(i),
    })),
  };
}

/** What they will: buyers, purchases, spend with its band, and value where it is not the spend itself. */
export function futureTable({ result, assumptions }: Report<ForecastResult>): Table {
  const { lines, nameColumns, name, role } = segmentLines(result);
  const valued = (result.total.waterfall ?? []).length > 1;
  const of = (pick: (line: (typeof lines)[number]) => number | undefined) =>
    lines.map((line) => pick(line) ?? 0);
  const sums = (amounts: readonly number[]) =>
    amounts.length > 1 ? summedMoney(amounts) : money(amounts);
  const spend = sums(of(({ spendToCome }) => spendToCome?.expected));
  const value = sums(of(({ value: worth }) => worth?.expected));
  // Few buyers are seen in tenths of one.
  const fine = lines.every(({ buyers = 0 }) => buyers < 1000);
  const shown = valued ? 'value' : 'spendToCome';
  const low = whole0(of((line) => line[shown]?.low));
  const high = whole0(of((line) => line[shown]?.high));
  const headers = ['customers', 'will buy', 'purchases', 'spend', ...(valued ? ['value'] : [])];
  return {
    kind: 'table',
    heading: `Expected within ${assumptions['horizon']?.text ?? ''} after ${result.until ?? 'the end of the observation'}; P10–P90 of the ${valued ? 'value' : 'spend'}`,
    columns: [...nameColumns, ...[...headers, 'P10–P90'].map(right)],
    rows: lines.map((line, i) => ({
      cells: [
        ...name(line, i),
        whole(line.customers),
        numberText(line.buyers ?? 0, fine ? 1 : 0),
        numberText(line.purchasesToCome?.expected ?? 0, 1),
        spend[i] ?? '',
        ...(valued ? [value[i] ?? ''] : []),
        `${low[i]}–${high[i]}`,
      ],
      ...role(i),
    })),
  };
}

const whole0 = (amounts: readonly number[]): string[] => amounts.map((each) => numberText(each, 0));

/** What somebody is worth who buys for the first time today. */
export function newCustomerText({ result, assumptions }: Report<ForecastResult>): Text {
  const { newCustomer } = result;
  if (newCustomer === undefined) return { kind: 'text', tone: 'plain', lines: [] };
  const { purchases, value, netValue, ltvToCac } = newCustomer;
  const horizon = assumptions['horizon']?.text ?? '';
  const cost =
    ltvToCac === null
      ? ''
      : `, ${numberText(netValue, 2)} after winning them; LTV:CAC ${numberText(ltvToCac, 1)}`;
  return {
    kind: 'text',
    tone: 'plain',
    lines: [
      '',
      `A new customer makes ${numberText(purchases, 2)} purchases within ${horizon}, the first included, worth ${numberText(value, 2)}${cost}.`,
    ],
  };
}
