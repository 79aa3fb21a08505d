import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { KnownIds } from '../../input/columns/known-ids.ts';
import { casesByKind, type OpenCase } from './cases.ts';
import type { OpenCases } from './result.ts';

/**
 * The cases that are not resolved yet, in all and by kind, with what is still to come from their customers.
 *
 * @param open - the earliest first, those without a date last
 * @param values - the value to come of each customer, NaN where it is not known; undefined without customers
 */
export function openCases(
  open: readonly OpenCase[],
  values: Float64Array | undefined,
  indexes: Pick<KnownIds, 'get'>,
): OpenCases {
  const figuresOf = (cases: readonly OpenCase[]) => {
    const customers = new Set(cases.map(({ customer }) => customer));
    const known = [...customers]
      .map((id) => values?.[indexes.get(id) ?? -1] ?? Number.NaN)
      .filter((value) => !Number.isNaN(value));
    return {
      cases: cases.length,
      customers: customers.size,
      // Of customers whom the files do not name nobody knows what is to come.
      valueAtStake: known.length === 0 && customers.size > 0 ? null : decimalSum(known),
    };
  };
  const kinds = [...casesByKind(open)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([problem, cases]) => ({ problem, ...figuresOf(cases) }));
  const day = open[0]?.day;
  return {
    ...figuresOf(open),
    since: day === undefined ? null : isoDate(day),
    kinds: kinds.sort((a, b) => (b.valueAtStake ?? 0) - (a.valueAtStake ?? 0) || b.cases - a.cases),
  };
}
