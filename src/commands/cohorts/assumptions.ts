import type { Assumption } from '../../core/report.ts';
import type { OrderRequest } from '../../input/orders/order-request.ts';
import type { OptionValues } from '../command.ts';
import { echoed as economics } from '../shared/economics/read-inputs.ts';
import { echoed, orderAssumptions } from '../shared/orders/request.ts';
import type { Settings } from './settings.ts';

/** What the cohorts rest on, as the result shows it. */
export function assumptionsOf(
  { unit, after, inputs }: Settings,
  request: OrderRequest,
  until: number,
  options: OptionValues,
): Record<string, Assumption> {
  return {
    ...orderAssumptions(options, request, until),
    cohort: echoed(options, 'cohort', unit),
    after: echoed(options, 'after', after.map((days) => `${days}d`).join(', ')),
    ...economics(inputs),
  };
}
