import { type PurchaseUnit, purchaseUnits } from '../../core/purchase/customer-summary.ts';
import { type PurchaseModelName, purchaseModelNames } from '../../core/purchase/purchase-model.ts';
import { quantity } from '../../core/quantity/quantity.ts';
import { isRange } from '../../core/quantity/range.ts';
import { inYears } from '../../core/quantity/rate.ts';
import type { Assumption } from '../../core/report.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';
import { drawingOf } from '../shared/economics/drawing.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import { echoed } from '../shared/orders/request.ts';
import type { Drawing } from '../shared/result-schema.ts';
import type { SavedModel } from './saved-model.ts';

/** What the options ask, apart from which orders to read. */
export interface Settings {
  readonly unit: PurchaseUnit;
  readonly includeFirst: boolean;
  readonly models: readonly PurchaseModelName[];
  /** Days of the backtest; `usual` where the log decides. */
  readonly holdout: number | 'usual' | 'none';
  readonly drawing: Drawing;
}

/** Draws of the parameters tell a deviation to a few percent. */
const usualDraws = 400;

/**
 * @param given - the model that is not fitted anew; its unit holds
 * @throws {Refusal} an option has a value that it cannot have
 */
export function settingsOf(options: OptionValues, given: SavedModel | undefined): Settings {
  const model = purchaseModelNames.find((name) => name === options['model']);
  const drawing = drawingOf(options, true, '', usualDraws);
  if (drawing === undefined) throw new RangeError('parameters are always drawn');
  return {
    ...summarySettings(options),
    ...given?.settings,
    models: model === undefined ? purchaseModelNames : [model],
    holdout: options['source'] === 'summary' ? 'none' : holdoutOf(options['holdout']),
    drawing,
  };
}

/** The unit that `--unit` names; undefined without it. */
export const unitNamed = (options: OptionValues): PurchaseUnit | undefined =>
  purchaseUnits.find((unit) => unit === options['unit']);

export const summarySettings = (
  options: OptionValues,
): Pick<Settings, 'unit' | 'includeFirst'> => ({
  unit: unitNamed(options) ?? 'week',
  includeFirst: options['include-first-order'] === true,
});

function holdoutOf(text: OptionValues[string] | undefined): Settings['holdout'] {
  if (typeof text !== 'string') return 'usual';
  if (text.trim() === 'none') return 'none';
  const what = '--holdout';
  const { range, unit } = valueOrRefusal(quantity('duration', what, text));
  if (unit === null || isRange(range))
    throw new Refusal(problem('quantity-unreadable', { what, text, examples: '39w, 6mo or none' }));
  const days = Math.round(inYears(range.base, unit) * 365.25);
  if (days < 1)
    throw new Refusal(problem('out-of-range', { what, text, allowed: 'at least a day' }));
  return days;
}

/** Whether the first purchase counts in the mean spend, as the result shows it. */
export const includeFirstEchoed = (
  options: OptionValues,
  { includeFirst }: Pick<Settings, 'includeFirst'>,
): Record<string, Assumption> => ({
  includeFirstOrder: echoed(options, 'include-first-order', includeFirst),
});
