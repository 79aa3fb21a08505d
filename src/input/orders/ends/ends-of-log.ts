import { isoDate } from '../../../core/quantity/calendar.ts';
import { type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { Records } from '../../records/records.ts';
import type { OrderRequest } from '../order-request.ts';
import { type DaysApart, daysApart } from './days-apart.ts';

/** Orders that count, as purchases or as refunds. */
interface CountedOrders {
  readonly days: ArrayLike<number>;
  /** The row of each. */
  readonly rows: Uint32Array;
}

/**
 * Holds a log to where it begins and ends: a few orders that stand apart from all others would move the observation of
 * every customer.
 *
 * @throws {Refusal} orders stand apart, and no option says whether they count
 */
export function checkEnds(
  records: Records,
  counted: readonly CountedOrders[],
  { since, until }: Pick<OrderRequest, 'since' | 'until'>,
): void {
  const apart = daysApart(counted.map(({ days }) => days)).filter(({ end }) =>
    end === 'end' ? until === undefined : since === undefined,
  );
  const found = apart.map((each) => ({ ...each, problem: problemOf(records, counted, each) }));
  const sure = found.filter(({ isSure }) => isSure);
  if (sure.length > 0) throw new Refusal(...sure.map((each) => each.problem));
  for (const each of found) records.problems.add(each.problem);
}

function problemOf(records: Records, counted: readonly CountedOrders[], apart: DaysApart): Problem {
  const { end, ordinary, outermost, orders, gap, widest } = apart;
  const isBeyond = (day: number) => (end === 'end' ? day > ordinary : day < ordinary);
  const rows = counted
    .flatMap(({ days, rows }) => [...rows.filter((_, i) => isBeyond(days[i] ?? ordinary))])
    .sort((a, b) => a - b);
  const places = rows.map((row) => records.place(row, 'date'));
  const [first = {}] = places;
  const named = places.map(({ file, line }) =>
    file === first.file ? `${line}` : `${file}:${line}`,
  );
  const args = {
    orders,
    lines: named.join(', '),
    day: isoDate(outermost),
    ordinary: isoDate(ordinary),
    gap,
    widest,
    option: end === 'end' ? '--until' : '--since',
  } as const;
  return apart.isSure
    ? problem('orders-apart', args, first)
    : problem('orders-perhaps-apart', args, first);
}
