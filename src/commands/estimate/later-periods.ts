import { geometricSums } from '../../core/numeric/geometric-sums.ts';
import type { Relationship } from '../../core/value/lifetime-value.ts';
import { firstCounted, onePayment, periodLogs } from '../../core/value/period-sums.ts';
import { timingOffset } from '../../core/value/terms.ts';
import { stepAmounts } from '../../core/value/waterfall.ts';

/** Whether payments have no end, so that no sheet has all of their periods. */
export const isEndless = ({ stay, terms }: Relationship): boolean =>
  'retention' in stay && terms.horizonYears === undefined;

/**
 * What the periods after the last row add up to where payments have no end: geometric series. Of period R on, with
 * x = retention × growth × discount of a period,
 *
 *     Σ xⁿ = xᴿ/(1 − x),   Σ n·xⁿ = xᴿ·(R/(1 − x) + x/(1 − x)²)
 */
export function laterSums({ annualSpend, stay, terms }: Relationship, rows: number) {
  const first = firstCounted(terms);
  const logs = periodLogs(terms);
  const retention = 'retention' in stay ? stay.retention : 1;
  const logRetention = Math.log(retention) / terms.periodsPerYear;
  const offset = timingOffset[terms.timing];
  const series = (log: number, isBooked: boolean) => {
    const ratio = logRetention + log;
    const { sum, weighted } =
      retention === 0 ? { sum: 1, weighted: 0 } : geometricSums(ratio, Infinity);
    const start =
      retention === 0
        ? 0
        : Math.exp(
            first * logRetention + rows * ratio + (isBooked ? (first + offset) * logs.discount : 0),
          );
    return { sum: start * sum, later: start * (rows * sum + weighted) };
  };
  const payment = annualSpend / terms.periodsPerYear;
  const { costOfGoods, serving, marketing } = stepAmounts(1, onePayment, terms);
  const fixed = stepAmounts(0, onePayment, terms);
  const costs = fixed.serving + fixed.marketing;
  const left = 1 + costOfGoods + serving + marketing - costs;
  const kept = left * payment;
  const plain = series(0, false);
  const grown = series(logs.growth, false);
  const discounted = series(logs.discount, true);
  const both = series(logs.growth + logs.discount, true);

  const k = `(first_period+${rows})`;
  const g = terms.growth === undefined ? '' : '*growth_factor';
  const d = terms.discount === undefined ? '' : '*discount_factor';
  const begin = `retention_a_year^(${k}/periods_a_year)`;
  const grownBy = terms.growth === undefined ? '' : `*(1+growth_a_year)^(${rows}/periods_a_year)`;
  const booked =
    terms.discount === undefined
      ? ''
      : `*(1+discount_a_year)^-((${k}+timing_offset)/periods_a_year)`;
  const ratio = (factors: string) => `(1-retention_factor${factors})`;
  const weighted = (factors: string) =>
    `(${rows}/${ratio(factors)}+retention_factor${factors}/${ratio(factors)}^2)`;
  const leftShare = [
    terms.margin === undefined ? '1' : 'margin',
    ...(terms.serving?.share === undefined ? [] : ['serving_share']),
    ...(terms.marketing?.share === undefined ? [] : ['marketing_share']),
  ].join('-');
  const fixedCosts = [
    ...(terms.serving?.perYear === undefined ? [] : ['serving_a_period']),
    ...(terms.marketing?.perYear === undefined ? [] : ['marketing_a_period']),
  ].join('+');
  /** What is left of payments, less the costs that are the same in each period. */
  const amount = (spend: string, periods: string) =>
    `(${leftShare})*payment*${spend}${fixedCosts === '' ? '' : `-(${fixedCosts})*${periods}`}`;
  return {
    probability: { formula: `${begin}/${ratio('')}`, value: plain.sum },
    payment: { formula: `payment*${begin}${grownBy}/${ratio(g)}`, value: payment * grown.sum },
    amount: {
      formula: amount(`${begin}${grownBy}/${ratio(g)}`, `${begin}/${ratio('')}`),
      value: kept * grown.sum + costs * plain.sum,
    },
    present: {
      formula: amount(
        `${begin}${grownBy}${booked}/${ratio(g + d)}`,
        `${begin}${booked}/${ratio(d)}`,
      ),
      value: kept * both.sum + costs * discounted.sum,
    },
    discounted: { formula: `${begin}${booked}/${ratio(d)}`, value: discounted.sum },
    later: {
      formula: amount(
        `${begin}${grownBy}${booked}*${weighted(g + d)}`,
        `${begin}${booked}*${weighted(d)}`,
      ),
      value: kept * both.later + costs * discounted.later,
    },
  };
}
