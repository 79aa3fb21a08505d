import type { Report } from '../../core/report.ts';
import type { Command, Row } from '../command.ts';
import { labelColumn } from '../shared/flat-rows.ts';
import { answer } from './answer.ts';
import { options } from './options.ts';
import type { Periods } from './period-schema.ts';
import type { AfterDays, CohortLine, CohortsResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const cohorts: Command<CohortsResult, typeof options> = {
  name: 'cohorts',
  options,
  run,
  answer,
  view,
  rows,
};

/** A row a cohort, or with --period a row a period, its figures side by side, as they are pasted into a spreadsheet. */
export function rows({ result }: Report<CohortsResult>): readonly Row[] {
  if (result.sales !== undefined) return periodRows(result.sales);
  return result.cohorts.map((line) => {
    const figures = figuresOf(line, result);
    const divided = Object.keys(line.segment).length > 0;
    return {
      ...(divided ? labelsOf(line, figures) : { cohort: line.cohort }),
      ...figures,
    };
  });
}

/** A row a period, or a period of a segment: those of a period add up to all. */
function periodRows({ total, segments }: Periods): readonly Row[] {
  const parts = segments.length === 0 ? [total] : segments;
  return parts.flatMap(({ segment, periods }) =>
    periods.map((line) => ({ ...labelsOf({ segment }, line), ...line })),
  );
}

const labelsOf = ({ segment }: Pick<CohortLine, 'segment'>, figures: Row): Row =>
  Object.fromEntries(
    Object.entries(segment).map(([header, value]) => [
      labelColumn('segment', header, Object.hasOwn(figures, header)),
      value,
    ]),
  );

function figuresOf(line: CohortLine, { basis, cohort, total }: CohortsResult): Row {
  const { customers, soFar, after, periods, acquisitionCost } = line;
  const period = `active${cohort.charAt(0).toUpperCase()}${cohort.slice(1)}`;
  return {
    customers,
    [`${basis}SoFar`]: soFar,
    ...byDays(after, basis, ({ perCustomer }) => perCustomer),
    ...byDays(after, 'returned', ({ returned }) => returned),
    ...byDays(after, 'observed', (each) => each.customers),
    // All rows have these columns, or none.
    ...(total.after.some(({ expectedAtMonths }) => expectedAtMonths !== null) && {
      ...byDays(after, 'repeats', ({ repeatPurchases }) => repeatPurchases),
      ...byDays(after, 'expected', ({ expectedAtMonths }) => expectedAtMonths),
      ...byDays(after, 'ordinary', ({ expectedOrdinary }) => expectedOrdinary),
      ...byDays(after, 'chance', ({ chance }) => chance),
    }),
    ...(acquisitionCost !== undefined && {
      acquisitionSpending: line.acquisitionSpending ?? null,
      customersWon: line.customersWon ?? 0,
      acquisitionCost,
      earnedBack: line.earnedBack ?? null,
      paybackDays: line.payback?.days ?? null,
    }),
    ...(line.mayCost !== undefined && {
      mayCost: line.mayCost,
      ...(line.costEach !== undefined && { costEach: line.costEach }),
      finishedCustomers: line.finishedCustomers ?? 0,
    }),
    // Every row has the columns of the longest.
    ...Object.fromEntries(
      total.periods.map((_, k) => [`${period}${k}`, periods[k]?.active ?? null]),
    ),
  };
}

/** A column for each number of days: "spend30d". */
const byDays = (
  after: readonly AfterDays[],
  name: string,
  figure: (of: AfterDays) => number | null,
): Row => Object.fromEntries(after.map((of) => [`${name}${of.days}d`, figure(of)]));
