import type { StepName } from '../../core/value/terms.ts';
import { amount, byName, listOf, number, text } from '../shared/saved-fields.ts';
import { type SavedResult, savedAssumptions } from '../shared/saved-result.ts';
import { goesByCurves } from '../shared/valuation/options.ts';
import {
  type Adapter,
  basisText,
  type Comparable,
  columnsText,
  currencyText,
  figuresOf,
  horizonText,
  segmentKey,
  stepLabels,
  stepsOf,
} from './adapter.ts';

const figures = figuresOf('value');

/** The steps whose value depends on the day to which it is discounted, or on how long the tenure was. */
const steps = ['growth', 'timeValue', 'referral', 'recovery'] as const;

const isExpected = ({ fields }: SavedResult): boolean =>
  goesByCurves(fields.get('result.method', text));

const leavesOut = ({ fields }: SavedResult, step: StepName): boolean =>
  fields.get('result.leftOut', listOf(text)).includes(step);

const isTimed = (saved: SavedResult): boolean =>
  isExpected(saved) && !steps.every((step) => leavesOut(saved, step));

/** What customers are worth: explained by segment, as more customers or worth more each, and by step. */
export const valueAdapter: Adapter = {
  command: 'value',
  comparable,
  labels: { ...figures.labels, ...stepLabels },
  changedMeanings: [
    {
      since: 2,
      figures: [
        'total.totalValue',
        'total.netValue',
        'total.lifetimeValue.mean',
        'total.lifetimeValue.median',
      ],
      now: 'growth and discount count from the start of each customer',
      applies: isTimed,
    },
    {
      since: 2,
      figures: ['total.toCome'],
      now: 'spend goes on growing from what it has reached',
      applies: isTimed,
    },
    {
      since: 2,
      figures: ['total.soFar'],
      now: 'a customer who is referred is a new one',
      applies: (saved) => isExpected(saved) && !leavesOut(saved, 'referral'),
    },
    {
      since: 2,
      figures: ['total.atAcquisition', 'total.ltvToCac'],
      now: 'customers who ended with a tenure of 0 count for a new one',
      applies: isExpected,
    },
    {
      since: 2,
      figures: [
        'total.totalValue',
        'total.netValue',
        'total.toCome',
        'total.atAcquisition',
        'total.ltvToCac',
        'total.lifetimeValue.mean',
        'total.lifetimeValue.median',
      ],
      now: 'models beyond the data take tenures in whole units as intervals of time',
      applies: (saved) =>
        (savedAssumptions(saved.fields).get('tenureRounding')?.value ?? 'exact') !== 'exact',
    },
  ],
};

function comparable(result: SavedResult, other: SavedResult): Comparable {
  const { fields: saved } = result;
  const charged = [result, other].some((each) => !leavesOut(each, 'acquisition'));
  const name = charged ? 'netValue' : 'totalValue';
  const headline = figures.valued(`total.${name}`, saved.get(`result.total.${name}`, number));
  const segments = saved.list('result.segments').map((each) => ({
    segment: each.get('segment', byName(text)),
    weight: each.get('customers', number),
    amount: each.get(name, amount),
  }));
  return {
    conditions: [
      { what: 'currency', text: currencyText(saved) },
      { what: 'method', text: saved.get('result.method', text) },
      { what: 'basis', text: basisText(saved) },
      { what: 'period', text: saved.get('result.period', text) },
      { what: 'horizon', text: horizonText(saved) },
      { what: 'segments', text: columnsText(segments) },
    ],
    figures: [
      headline,
      ...(charged ? figures.saved(saved, 'total.totalValue') : []),
      ...figures.saved(saved, 'total.customers'),
      ...figures.saved(saved, 'total.active'),
      ...figures.saved(saved, 'total.annualSpend'),
      ...figures.saved(saved, 'total.meanYears'),
      ...figures.saved(saved, 'total.lifetimeValue.mean'),
      ...figures.saved(saved, 'total.lifetimeValue.median'),
      ...figures.saved(saved, 'total.meanSoFar'),
      ...figures.saved(saved, 'total.meanToCome'),
      ...figures.saved(saved, 'total.soFar'),
      ...figures.saved(saved, 'total.toCome'),
      ...figures.saved(saved, 'total.atAcquisition'),
      ...figures.saved(saved, 'total.acquisitionCost'),
      ...figures.saved(saved, 'total.ltvToCac'),
      ...figures.saved(saved, 'total.payback.months'),
      ...figures.saved(saved, 'total.mayCost'),
      ...figures.saved(saved, 'total.costEach'),
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
