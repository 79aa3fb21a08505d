import type { Assumption } from '../../core/report.ts';
import type { OrderRequest } from '../../input/orders/order-request.ts';
import { echoed as economics } from '../shared/economics/inputs.ts';
import { echoed, orderAssumptions } from '../shared/orders/request.ts';
import type { CohortsOptions } from './options.ts';
import type { Settings } from './settings.ts';

/** What the cohorts rest on, as the result shows it. */
export function assumptionsOf(
  { unit, after, inputs }: Settings,
  request: OrderRequest,
  until: number,
  options: CohortsOptions,
): Record<string, Assumption> {
  return {
    ...orderAssumptions(options, request, until),
    cohort: echoed('cohort', unit, options.cohort),
    after: echoed('after', after.map((days) => `${days}d`).join(', '), options.after[0]),
    ...economics(inputs),
  };
}
