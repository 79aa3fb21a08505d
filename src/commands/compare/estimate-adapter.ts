import type { Report } from '../../core/report.ts';
import type { EstimateResult } from '../estimate/result.ts';
import { type Adapter, type Comparable, figure } from './adapter.ts';
import { inputBridge } from './input-bridge.ts';
import { stepLabels } from './step-labels.ts';

/** One customer's value: explained by the inputs that changed, and by the steps of the waterfall. */
export const estimateAdapter: Adapter<EstimateResult> = {
  command: 'estimate',
  resultSchema: async () => (await import('../estimate/result.ts')).resultSchema,
  comparable,
  labels: {
    ...stepLabels,
    lifetimeValue: 'Lifetime value',
    netValue: 'Net value',
    years: 'Years of payment',
    'range.low': 'Low end of the net value',
    'range.high': 'High end of the net value',
    ltvToCac: 'LTV:CAC',
    'payback.months': 'Payback',
    'payback.survivalAdjustedMonths': 'Payback, survival-adjusted',
  },
  byInput: inputBridge,
};

function comparable(
  { result, currency }: Report<EstimateResult>,
  other: Report<EstimateResult>,
): Comparable {
  const charged = [result, other.result].some(({ leftOut }) => !leftOut.includes('acquisition'));
  const lifetimeValue = { name: 'lifetimeValue', unit: 'money', better: 'up' } as const;
  const headline = charged
    ? ({ ...lifetimeValue, name: 'netValue', value: result.netValue } as const)
    : { ...lifetimeValue, value: result.lifetimeValue };
  return {
    conditions: [
      { what: 'currency', text: currency ?? 'none named' },
      { what: 'method', text: result.method },
      { what: 'basis', text: result.basis },
    ],
    figures: [
      headline,
      ...(charged ? figure('lifetimeValue', result.lifetimeValue, 'money', 'up') : []),
      ...figure('years', result.years, 'years', 'up'),
      ...figure('range.low', result.range?.low, 'money', 'up'),
      ...figure('range.high', result.range?.high, 'money', 'up'),
      ...figure('ltvToCac', result.ltvToCac, 'ratio', 'up'),
      ...figure('payback.months', result.payback?.months, 'months', 'down', true),
      ...figure(
        'payback.survivalAdjustedMonths',
        result.payback?.survivalAdjustedMonths,
        'months',
        'down',
        true,
      ),
    ],
    breakdowns: [
      {
        by: 'step',
        of: headline,
        combined: 'sum',
        parts: result.waterfall.map(({ step, amount }) => ({ name: step, amount })),
      },
    ],
  };
}
