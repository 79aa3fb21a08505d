import type { Report } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';
import { amountText, type NameFigure } from '../shared/result-answer.ts';
import type { PeriodComparison, Periods } from './period-schema.ts';
import type { CohortsResult } from './result.ts';

type CohortsReport = Report<CohortsResult>;

const comparisonAt = (k: number): string => `sales.total.comparisons[${k}]`;

/** What the latest whole period brought, against the one before, and the main reason of the difference. */
export const periodAnswer = (report: CohortsReport, sales: Periods) => ({
  sentence: (figure: NameFigure): string => {
    const [latest] = sales.total.comparisons;
    if (latest === undefined)
      return `There are no two whole ${sales.unit}s in a row that could be compared.`;
    const { period, against, after } = latest;
    const revenue = figure(`${comparisonAt(0)}.after`, after, amountText(after, report));
    const change = changeWords(latest, 0, report, figure);
    return `${period} brought ${revenue} in revenue, ${change} ${against}${reason(latest)}.`;
  },
  certainty: (): string => {
    const parts = sales.total.periods.filter(({ whole }) => !whole).map(({ period }) => period);
    const counted = 'counted, not estimated; whether the change is more than chance is not tested';
    return parts.length === 0
      ? counted
      : `${counted}; ${parts.join(' and ')} ${parts.length === 1 ? 'is' : 'are'} not whole, and not compared`;
  },
  wouldChange: (figure: NameFigure): string => {
    const refunds = 'later refunds, which lower the period of their order';
    const [, yearBefore] = sales.total.comparisons;
    if (yearBefore === undefined) return refunds;
    const change = changeWords(yearBefore, 1, report, figure);
    return `the period compared with: ${change} ${yearBefore.against}; ${refunds}`;
  },
});

/** "7.8% less than", "as much as". */
function changeWords(
  { change, changeShare }: PeriodComparison,
  k: number,
  report: CohortsReport,
  figure: NameFigure,
): string {
  if (change === 0) return 'as much as';
  const than = change > 0 ? 'more than' : 'less than';
  if (changeShare === null) {
    const amount = figure(
      `${comparisonAt(k)}.change`,
      change,
      amountText(Math.abs(change), report),
    );
    return `${amount} ${than}`;
  }
  const text = `${numberText(Math.abs(changeShare) * 100, 1)}%`;
  return `${figure(`${comparisonAt(k)}.changeShare`, changeShare, text)} ${than}`;
}

/** The largest of the effects in the direction of the change. */
function reason({ change, byCustomers, byOrdersEach, byOrderValue }: PeriodComparison): string {
  if (change === 0) return '';
  const more = change > 0;
  const effects = [
    { effect: byCustomers, words: `${more ? 'more' : 'fewer'} customers bought` },
    { effect: byOrdersEach, words: `each customer ordered ${more ? 'more' : 'less'} often` },
    { effect: byOrderValue, words: `orders were ${more ? 'larger' : 'smaller'}` },
  ];
  const most = effects.reduce((a, b) =>
    b.effect * Math.sign(change) > a.effect * Math.sign(change) ? b : a,
  );
  return `, mostly because ${most.words}`;
}
