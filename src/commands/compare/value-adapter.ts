import type { Assumption, Report } from '../../core/report.ts';
import type { SegmentValue, ValueResult } from '../value/result.ts';
import { type Adapter, type Comparable, type Figure, figure } from './adapter.ts';
import { columnsText, segmentKey } from './segment-columns.ts';
import { stepLabels } from './step-labels.ts';

/** What customers are worth: explained by segment, as more customers or worth more each, and by step. */
export const valueAdapter: Adapter<ValueResult> = {
  command: 'value',
  resultSchema: async () => (await import('../value/result.ts')).resultSchema,
  comparable,
  labels: {
    ...stepLabels,
    'total.totalValue': 'Total value',
    'total.netValue': 'Net value',
    'total.customers': 'Customers',
    'total.active': 'Active customers',
    'total.annualSpend': 'Spend of one',
    'total.meanYears': 'Years of payment',
    'total.lifetimeValue.mean': 'Value of one, mean',
    'total.lifetimeValue.median': 'Value of one, median',
    'total.soFar': 'So far',
    'total.toCome': 'Still to come',
    'total.atAcquisition': 'A new customer',
    'total.acquisitionCost': 'Cost of winning one',
    'total.ltvToCac': 'LTV:CAC',
    'total.payback.months': 'Payback',
  },
};

function comparable(report: Report<ValueResult>, other: Report<ValueResult>): Comparable {
  const { result, currency, assumptions } = report;
  const { total, segments } = result;
  const charged = [result, other.result].some(({ leftOut }) => !leftOut.includes('acquisition'));
  const amount = (of: SegmentValue) => (charged ? of.netValue : of.totalValue);
  const headline: Figure = {
    name: charged ? 'total.netValue' : 'total.totalValue',
    unit: 'money',
    better: 'up',
    value: amount(total),
  };
  return {
    conditions: [
      { what: 'currency', text: currency ?? 'none named' },
      { what: 'method', text: result.method },
      { what: 'basis', text: result.basis },
      { what: 'period', text: result.period },
      { what: 'horizon', text: horizonText(assumptions) },
      { what: 'segments', text: columnsText(segments) },
    ],
    figures: [
      headline,
      ...(charged ? figure('total.totalValue', total.totalValue, 'money', 'up') : []),
      ...figure('total.customers', total.customers, 'count', 'up'),
      ...figure('total.active', total.active, 'count', 'up'),
      ...figure('total.annualSpend', total.annualSpend, 'moneyPerYear', 'up'),
      ...figure('total.meanYears', total.meanYears, 'years', 'up'),
      ...figure('total.lifetimeValue.mean', total.lifetimeValue?.mean, 'money', 'up'),
      ...figure('total.lifetimeValue.median', total.lifetimeValue?.median, 'money', 'up'),
      ...figure('total.soFar', total.soFar, 'money', 'up'),
      ...figure('total.toCome', total.toCome, 'money', 'up'),
      ...figure('total.atAcquisition', total.atAcquisition, 'money', 'up'),
      ...figure('total.acquisitionCost', total.acquisitionCost, 'money', 'down'),
      ...figure('total.ltvToCac', total.ltvToCac, 'ratio', 'up'),
      ...figure('total.payback.months', total.payback?.months, 'months', 'down'),
    ],
    breakdowns: [
      {
        by: 'segment',
        of: headline,
        combined: 'sum',
        parts: segments.map((each) => ({
          name: segmentKey(each.segment),
          segment: each.segment,
          weight: each.customers,
          amount: amount(each),
        })),
      },
      {
        by: 'step',
        of: headline,
        combined: 'sum',
        parts: total.waterfall.map((step) => ({ name: step.step, amount: step.amount })),
      },
    ],
  };
}

const horizonText = (assumptions: Readonly<Record<string, Assumption>>): string => {
  const { value, unit } = assumptions['horizon'] ?? {};
  return value === undefined ? 'none' : `${value}${unit ?? ''}`;
};
