import {
  byName,
  listOf,
  number,
  orNull,
  type SavedFields,
  scalar,
  text,
} from '../shared/saved-fields.ts';
import { type Adapter, type Comparable, currencyText, type Figure, figure } from './adapter.ts';
import { columnsText, segmentKey } from './segment-columns.ts';
import { stepLabels, stepsOf } from './steps.ts';

/** What customers are worth: explained by segment, as more customers or worth more each, and by step. */
export const valueAdapter: Adapter = {
  command: 'value',
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

function comparable(saved: SavedFields, other: SavedFields): Comparable {
  const isCharged = (each: SavedFields) =>
    !each.get('result.leftOut', listOf(text)).includes('acquisition');
  const charged = isCharged(saved) || isCharged(other);
  const name = charged ? 'netValue' : 'totalValue';
  const headline: Figure = {
    name: `total.${name}`,
    unit: 'money',
    better: 'up',
    value: saved.get(`result.total.${name}`, number),
  };
  const segments = saved.list('result.segments').map((each) => ({
    segment: each.get('segment', byName(text)),
    weight: each.get('customers', number),
    amount: each.get(name, number),
  }));
  return {
    conditions: [
      { what: 'currency', text: currencyText(saved) },
      { what: 'method', text: saved.get('result.method', text) },
      { what: 'basis', text: saved.get('result.basis', text) },
      { what: 'period', text: saved.get('result.period', text) },
      { what: 'horizon', text: horizonText(saved) },
      { what: 'segments', text: columnsText(segments) },
    ],
    figures: [
      headline,
      ...(charged ? figure(saved, 'total.totalValue', 'money', 'up') : []),
      ...figure(saved, 'total.customers', 'count', 'up'),
      ...figure(saved, 'total.active', 'count', 'up'),
      ...figure(saved, 'total.annualSpend', 'moneyPerYear', 'up'),
      ...figure(saved, 'total.meanYears', 'years', 'up'),
      ...figure(saved, 'total.lifetimeValue.mean', 'money', 'up'),
      ...figure(saved, 'total.lifetimeValue.median', 'money', 'up'),
      ...figure(saved, 'total.soFar', 'money', 'up'),
      ...figure(saved, 'total.toCome', 'money', 'up'),
      ...figure(saved, 'total.atAcquisition', 'money', 'up'),
      ...figure(saved, 'total.acquisitionCost', 'money', 'down'),
      ...figure(saved, 'total.ltvToCac', 'ratio', 'up'),
      ...figure(saved, 'total.payback.months', 'months', 'down'),
    ],
    breakdowns: [
      {
        by: 'segment',
        of: headline,
        combined: 'sum',
        parts: segments.map((each) => ({ name: segmentKey(each.segment), ...each })),
      },
      {
        by: 'step',
        of: headline,
        combined: 'sum',
        parts: stepsOf(saved.list('result.total.waterfall')),
      },
    ],
  };
}

function horizonText(saved: SavedFields): string {
  const value = saved.find('assumptions.horizon.value', scalar);
  const unit = saved.find('assumptions.horizon.unit', orNull(text));
  return value === undefined ? 'none' : `${value}${unit ?? ''}`;
}
