import { amount, byName, number, orNull, type SavedFields, text } from '../shared/saved-fields.ts';
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
  horizonText,
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
  const total = (name: string) => fields.find(`result.total.${name}`, number);
  const value = total('value.expected');
  const headline =
    value === undefined
      ? figures.valued('total.totalSpend', fields.get('result.total.totalSpend', orNull(number)))
      : figures.valued('total.value.expected', value);
  const segments = fields.list('result.segments');
  return {
    conditions: [
      { what: 'kind', text: value === undefined ? 'purchases so far' : 'a forecast' },
      { what: 'currency', text: currencyText(fields) },
      { what: 'amounts', text: amountsText(saved) },
      { what: 'basis', text: basisOfOrders(saved) },
      { what: 'horizon', text: horizonText(fields) },
      {
        what: 'segments',
        text: columnsText(segments.map((each) => ({ segment: each.get('segment', byName(text)) }))),
      },
    ],
    figures: [
      headline,
      ...(value === undefined ? [] : figures.saved(fields, 'total.totalSpend')),
      ...figures.saved(fields, 'total.customers'),
      ...figures.saved(fields, 'total.purchases'),
      ...figures.saved(fields, 'total.buyers'),
      ...figures.saved(fields, 'total.purchasesToCome.expected'),
      ...figures.saved(fields, 'total.spendToCome.expected'),
    ],
    breakdowns:
      value === undefined
        ? []
        : [
            bySegment(segments, headline),
            {
              by: 'step',
              of: headline,
              combined: 'sum',
              parts: stepsOf(fields.list('result.total.waterfall')),
            },
          ],
  };
}

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
      amount: each.get('value.expected', amount),
    };
  }),
});
