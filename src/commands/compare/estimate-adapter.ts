import { listOf, number, type SavedFields, text } from '../shared/saved-fields.ts';
import { type Adapter, type Comparable, currencyText, type Figure, figure } from './adapter.ts';
import { inputBridge } from './input-bridge.ts';
import { stepLabels, stepsOf } from './steps.ts';

/** One customer's value: explained by the inputs that changed, and by the steps of the waterfall. */
export const estimateAdapter: Adapter = {
  command: 'estimate',
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

function comparable(saved: SavedFields, other: SavedFields): Comparable {
  const isCharged = (each: SavedFields) =>
    !each.get('result.leftOut', listOf(text)).includes('acquisition');
  const charged = isCharged(saved) || isCharged(other);
  const name = charged ? 'netValue' : 'lifetimeValue';
  const value = saved.get(`result.${name}`, number);
  const headline: Figure = { name, value, unit: 'money', better: 'up' };
  return {
    conditions: [
      { what: 'currency', text: currencyText(saved) },
      { what: 'method', text: saved.get('result.method', text) },
      { what: 'basis', text: saved.get('result.basis', text) },
    ],
    figures: [
      headline,
      ...(charged ? figure(saved, 'lifetimeValue', 'money', 'up') : []),
      ...figure(saved, 'years', 'years', 'up'),
      ...figure(saved, 'range.low', 'money', 'up'),
      ...figure(saved, 'range.high', 'money', 'up'),
      ...figure(saved, 'ltvToCac', 'ratio', 'up'),
      ...figure(saved, 'payback.months', 'months', 'down', true),
      ...figure(saved, 'payback.survivalAdjustedMonths', 'months', 'down', true),
    ],
    breakdowns: [
      { by: 'step', of: headline, combined: 'sum', parts: stepsOf(saved.list('result.waterfall')) },
    ],
  };
}
