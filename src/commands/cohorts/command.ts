import type { Report } from '../../core/report.ts';
import type { Command, Row } from '../command.ts';
import { labelColumn } from '../shared/flat-rows.ts';
import { options } from './options.ts';
import type { CohortLine, CohortsResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const cohorts: Command<CohortsResult, typeof options> = {
  name: 'cohorts',
  options,
  run,
  view,
  rows,
};

/** A row a cohort, its figures side by side, as they are pasted into a spreadsheet. */
export function rows({ result }: Report<CohortsResult>): readonly Row[] {
  return result.cohorts.map((line) => {
    const figures = figuresOf(line, result);
    const divided = Object.keys(line.segment).length > 0;
    return {
      ...(divided ? labelsOf(line, figures) : { cohort: line.cohort }),
      ...figures,
    };
  });
}

const labelsOf = ({ segment }: CohortLine, figures: Row): Row =>
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
    ...Object.fromEntries(after.map(({ days, perCustomer }) => [`${basis}${days}d`, perCustomer])),
    ...Object.fromEntries(after.map(({ days, returned }) => [`returned${days}d`, returned])),
    ...Object.fromEntries(after.map((each) => [`observed${each.days}d`, each.customers])),
    ...(acquisitionCost !== undefined && {
      acquisitionSpending: line.acquisitionSpending ?? null,
      customersWon: line.customersWon ?? 0,
      acquisitionCost,
      earnedBack: line.earnedBack ?? null,
      paybackDays: line.payback?.days ?? null,
    }),
    // Every row has the columns of the longest.
    ...Object.fromEntries(
      total.periods.map((_, k) => [`${period}${k}`, periods[k]?.active ?? null]),
    ),
  };
}
