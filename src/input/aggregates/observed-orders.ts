import { noDay } from '../../core/customers.ts';
import type { Source } from '../../core/report.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Field } from '../records/field.ts';
import type { Records } from '../records/records.ts';
import { type Aggregates, dayField, flagField, impossible, wholeField } from './aggregates.ts';

/** The fields of the row that sums up an answer, where the database counted orders. */
export const observedFields: readonly Field[] = [
  dayField('until', 'the last day of the observation'),
  wholeField('refunds', 'refunds that were taken off'),
  flagField('gross', 'whether refunds are left out (gross)'),
];

/** What the database read, as the row that sums up its answer says. */
export interface ObservedOrders {
  /** Last day of the observation, in days since 1970-01-01. */
  readonly until: number;
  /** Orders that count, of the customers whose rows came. */
  readonly orders: number;
  readonly refunds: number;
  /** Whether refunds were set aside, and not taken off. */
  readonly isGross: boolean;
  /** The rows of the answer, and the orders behind them. */
  readonly sources: readonly Source[];
}

/** @throws {Refusal} the row does not say it */
export function observedOrders({
  records,
  totalRow,
  setAside,
  dropped,
}: Aggregates): ObservedOrders {
  const until = records.days('until')[totalRow] ?? noDay;
  const number = (name: string): number => {
    const value = records.numbers(name)[totalRow] ?? Number.NaN;
    if (!Number.isNaN(value)) return value;
    if (records.has(name)) throw impossible(`${name} is blank`, records, totalRow);
    const at = { file: records.opened()[0]?.file ?? '' };
    throw new Refusal(problem('answer-column-missing', { column: name }, at));
  };
  if (until === noDay) throw impossible('until is blank', records, totalRow);
  const gross = number('gross');
  const missing = dropped.get('cell') ?? { orders: 0, refunds: 0 };
  const [orders, refunds] = [
    number('orders') - missing.orders,
    number('refunds') - missing.refunds,
  ];
  if (!(orders >= 0 && refunds >= 0))
    throw impossible('more was left out (dropped) than there is in all', records, totalRow);
  const used = orders + refunds;
  const left = missing.orders + missing.refunds;
  const counts = new Map(left > 0 ? [...setAside, ['cells-dropped', left] as const] : setAside);
  const aside = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const sources = records.sources();
  const log: Source = {
    file: `${sources[0]?.file ?? ''}, orders in the database`,
    read: used + aside,
    used,
    setAside: Object.fromEntries(counts),
    rejected: 0,
    ...tableColumns(records),
  };
  return { until, orders, refunds, isGross: gross === 1, sources: [...sources, log] };
}

/** The columns of the table that the database read, where it was asked just now. */
export function tableColumns(records: Records): Pick<Source, 'columns'> {
  const columns = records.opened()[0]?.columns;
  return columns === undefined ? {} : { columns };
}
