import type { Customers } from '../../core/customers.ts';
import type { Segments } from '../../core/segments.ts';
import type { SegmentCost } from '../../core/value/acquisition-cost.ts';
import type { CustomerValues } from '../../core/value/customer-values.ts';
import { stepsAsked, type Terms } from '../../core/value/terms.ts';
import type { Staying } from './staying.ts';

/** The customers to value, and the economics they are valued by. */
export interface Valued {
  readonly customers: Customers;
  readonly segments: Segments;
  readonly terms: Terms;
  readonly staying: Staying;
  /** What winning the customers of each segment cost; absent: as the terms say. */
  readonly costs: readonly (SegmentCost | undefined)[] | undefined;
}

/** The parts that a value is the sum of: all of it, or what is so far and what is to come. */
export type Parts = readonly [CustomerValues, ...CustomerValues[]];

/** The steps that are printed; acquisition is one where costs are given by segment, too. */
export const stepsOf = ({ terms, costs }: Valued) =>
  stepsAsked(costs === undefined ? terms : { ...terms, acquisition: 0 });
