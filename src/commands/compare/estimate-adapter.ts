import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { listOf, number, type SavedFields, text } from '../shared/saved-fields.ts';
import type { SavedResult } from '../shared/saved-result.ts';
import {
  type Adapter,
  basisText,
  type Comparable,
  currencyText,
  figuresOf,
  stepLabels,
  stepsOf,
} from './adapter.ts';
import { inputBridge } from './input-bridge.ts';

const figures = figuresOf('estimate');

/** One customer's value: explained by the inputs that changed, and by the steps of the waterfall. */
export const estimateAdapter: Adapter = {
  command: 'estimate',
  comparable,
  labels: { ...figures.labels, ...stepLabels },
  changedMeanings: [
    {
      since: 2,
      figures: ['payback.survivalAdjustedMonths'],
      now: 'when the payments that the value counts have reached it, each evenly over its period',
    },
  ],
  byInput: inputBridge,
};

/**
 * @throws {Refusal} an input has several values, so that there is no one estimate to compare
 */
function refuseVariants({ fields, file }: SavedResult): void {
  const varied = fields.find('result.variedBy', text);
  if (varied === undefined) return;
  const facts = {
    command: `estimate by ${varied}`,
    known: 'estimate with one value of each input',
  };
  throw new Refusal(problem('comparison-unknown', facts, { file }));
}

function comparable(result: SavedResult, { fields: other }: SavedResult): Comparable {
  refuseVariants(result);
  const { fields: saved } = result;
  const isCharged = (each: SavedFields) =>
    !each.get('result.leftOut', listOf(text)).includes('acquisition');
  const charged = isCharged(saved) || isCharged(other);
  const name = charged ? 'netValue' : 'lifetimeValue';
  const headline = figures.valued(name, saved.get(`result.${name}`, number));
  return {
    conditions: [
      { what: 'currency', text: currencyText(saved) },
      { what: 'method', text: saved.get('result.method', text) },
      { what: 'basis', text: basisText(saved) },
    ],
    figures: [
      headline,
      ...(charged ? figures.saved(saved, 'lifetimeValue') : []),
      ...figures.saved(saved, 'years'),
      ...figures.saved(saved, 'range.low'),
      ...figures.saved(saved, 'range.high'),
      ...figures.saved(saved, 'ltvToCac'),
      ...figures.saved(saved, 'payback.months'),
      ...figures.saved(saved, 'payback.survivalAdjustedMonths'),
    ],
    breakdowns: [
      { by: 'step', of: headline, combined: 'sum', parts: stepsOf(saved.list('result.waterfall')) },
    ],
  };
}
