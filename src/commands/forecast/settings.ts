import type { PurchaseUnit } from '../../core/purchase/customer-summary.ts';
import { type PurchaseModelName, purchaseModelNames } from '../../core/purchase/purchase-model.ts';
import type { Assumption } from '../../core/report.ts';
import { drawingOf } from '../shared/economics/drawing.ts';
import { echoed } from '../shared/orders/request.ts';
import type { Drawing } from '../shared/result-schema.ts';
import type { ForecastOptions } from './options.ts';
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
 * What the options ask, and what holds without them.
 *
 * @param given - the model that is not fitted anew; its unit holds
 */
export function settingsOf(options: ForecastOptions, given: SavedModel | undefined): Settings {
  const { model, holdout = 'usual' } = options;
  return {
    ...summarySettings(options),
    ...given?.settings,
    models: model === undefined || model === 'auto' ? purchaseModelNames : [model],
    holdout: isSummary(options) ? 'none' : typeof holdout === 'string' ? holdout : holdout.days,
    drawing: drawingOf(options, usualDraws),
  };
}

/** Whether customers come summed up, and not as a log of orders. */
export const isSummary = ({ source }: ForecastOptions): boolean =>
  source !== undefined && 'name' in source && source.name === 'summary';

export const summarySettings = ({
  unit = 'week',
  includeFirstOrder,
}: ForecastOptions): Pick<Settings, 'unit' | 'includeFirst'> => ({
  unit,
  includeFirst: includeFirstOrder === true,
});

/** Whether the first purchase counts in the mean spend, as the result shows it. */
export const includeFirstEchoed = (
  { includeFirstOrder }: ForecastOptions,
  { includeFirst }: Pick<Settings, 'includeFirst'>,
): Record<string, Assumption> => ({
  includeFirstOrder: echoed('include-first-order', includeFirst, includeFirstOrder),
});
