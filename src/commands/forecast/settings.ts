import { type PurchaseUnit, purchaseUnits } from '../../core/purchase/customer-summary.ts';
import type { Assumption } from '../../core/report.ts';
import type { OrderRequest } from '../../input/orders/order-request.ts';
import type { OptionValues } from '../command.ts';
import { echoed, orderAssumptions } from '../orders/request.ts';

/** What the options ask, apart from which orders to read. */
export interface Settings {
  readonly unit: PurchaseUnit;
  readonly includeFirst: boolean;
  readonly summary: boolean;
}

export const settingsOf = (options: OptionValues): Settings => ({
  unit: purchaseUnits.find((unit) => unit === options['unit']) ?? 'week',
  includeFirst: options['include-first-order'] === true,
  summary: options['summary'] === true,
});

/** What the summary rests on, as the result shows it. */
export function assumptionsOf(
  { unit, includeFirst }: Settings,
  request: OrderRequest,
  until: number,
  options: OptionValues,
): Record<string, Assumption> {
  return {
    ...orderAssumptions(options, request, until),
    unit: echoed(options, 'unit', unit),
    includeFirstOrder: echoed(options, 'include-first-order', includeFirst),
  };
}
