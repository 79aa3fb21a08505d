import { daysPerUnit, purchaseUnits } from '../../core/purchase/customer-summary.ts';
import {
  amount,
  byName,
  type Kind,
  number,
  oneOf,
  orNull,
  type SavedFields,
  text,
} from '../shared/saved-fields.ts';
import type { SavedResult } from '../shared/saved-result.ts';
import {
  type Adapter,
  amountsText,
  type Breakdown,
  basisOfOrders,
  type Comparable,
  columnsText,
  currencyText,
  type Figure,
  figuresOf,
  segmentKey,
  stepLabels,
  stepsOf,
} from './adapter.ts';

const figures = figuresOf('forecast');

/** What customers will bring: explained by segment, as more customers or more to come of each, and by step. */
export const forecastAdapter: Adapter = {
  command: 'forecast',
  comparable,
  labels: { ...figures.labels, ...stepLabels },
};

function comparable(saved: SavedResult): Comparable {
  const { fields } = saved;
  const segments = fields.list('result.segments');
  const isForecast = hasForecast(fields, segments);
  const headline = isForecast
    ? figures.valued('total.value.expected', expectedOf(fields, 'result.total.value') ?? null)
    : figures.valued('total.totalSpend', fields.get('result.total.totalSpend', orNull(number)));
  return {
    conditions: [
      { what: 'kind', text: isForecast ? 'a forecast' : 'purchases so far' },
      { what: 'currency', text: currencyText(fields) },
      { what: 'amounts', text: amountsText(saved) },
      { what: 'basis', text: basisOfOrders(saved) },
      ...(isForecast ? [{ what: 'horizon', text: daysAhead(fields) } as const] : []),
      {
        what: 'segments',
        text: columnsText(segments.map((each) => ({ segment: each.get('segment', byName(text)) }))),
      },
    ],
    ...(fields.find('result.total.marked', orNull(text)) != null && {
      caution: 'too few customers have bought again for a forecast',
    }),
    figures: [
      headline,
      ...(isForecast ? figures.saved(fields, 'total.totalSpend') : []),
      ...figures.saved(fields, 'total.customers'),
      ...figures.saved(fields, 'total.purchases'),
      ...figures.saved(fields, 'total.buyers'),
      ...figures.saved(fields, 'total.purchasesToCome.expected'),
      ...figures.saved(fields, 'total.spendToCome.expected'),
      ...figures.saved(fields, 'total.mayCost'),
      ...figures.saved(fields, 'total.costEach'),
    ],
    breakdowns: isForecast
      ? [
          bySegment(segments, headline),
          {
            by: 'step',
            of: headline,
            combined: 'sum',
            parts: stepsOf(fields.list('result.total.waterfall')),
          },
        ]
      : [],
  };
}

/** The horizon in days, whatever unit the models go by. */
function daysAhead(fields: SavedFields): string {
  const unit = fields.get('result.unit', oneOf(purchaseUnits));
  return `${Math.round(fields.get('result.ahead', number) * daysPerUnit[unit])} days`;
}

const anything: Kind<true> = () => true;

/** With --summary a result has no forecast. */
const hasForecast = (fields: SavedFields, segments: readonly SavedFields[]): boolean =>
  ['value', 'waterfall'].some((name) => fields.find(`result.total.${name}`, anything)) ||
  segments.some((each) => each.find('value', anything));

/** What is expected of a band. */
const expectedOf = (fields: SavedFields, path: string): number | undefined =>
  fields.part(path)?.get('expected', amount);

const bySegment = (segments: readonly SavedFields[], of: Figure): Breakdown => ({
  by: 'segment',
  of,
  combined: 'sum',
  parts: segments.map((each) => {
    const segment = each.get('segment', byName(text));
    return {
      name: segmentKey(segment),
      segment,
      weight: each.get('customers', number),
      amount: expectedOf(each, 'value') ?? 0,
    };
  }),
});
