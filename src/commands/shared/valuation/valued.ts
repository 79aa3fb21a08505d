import { type Customers, customerStatus } from '../../../core/customers.ts';
import {
  type DecimalGrid,
  decimalSum,
  finestGrid,
  gridFor,
} from '../../../core/numeric/decimal-grid.ts';
import { success } from '../../../core/outcome.ts';
import type { Segments } from '../../../core/segments.ts';
import type { SegmentCost } from '../../../core/value/acquisition-cost.ts';
import {
  assumedMethod,
  type CustomerValues,
  customerValues,
  observedMethod,
  residualMethod,
  type ValueMethod,
} from '../../../core/value/customer-values.ts';
import { survivalOf } from '../../../core/value/lifetime-value.ts';
import { includedSteps, type Terms } from '../../../core/value/terms.ts';
import type { Outcome } from '../../../problems/problem.ts';
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
  includedSteps(costs === undefined ? terms : { ...terms, acquisition: 0 });

/**
 * The value of every customer in its parts: one for observed and assumed stays; for expected ones what
 * is so far, valued as observed, and what is to come. Winning a customer is paid for once, so far.
 */
export function valueParts(valued: Valued): Outcome<Parts> {
  const parts = partsOnGrid(valued, finestGrid);
  if (!parts.ok) return parts;
  const grid = gridFor(parts.value.reduce((sum, { size }) => sum + size, costsOf(valued)));
  return grid === finestGrid ? parts : partsOnGrid(valued, grid);
}

/** What winning the customers cost, which is added to the same totals. */
const costsOf = ({ costs = [] }: Valued): number =>
  costs.reduce((sum, cost) => sum + Math.abs(cost?.spending ?? 0), 0);

/** The steps of every customer in all parts on one grid. */
function partsOnGrid(valued: Valued, grid: DecimalGrid): Outcome<Parts> {
  const { customers, segments, terms, staying } = valued;
  const part = (method: ValueMethod, partTerms: Terms) =>
    customerValues(customers, segments.codes, segments.keys.length, method, partTerms, grid);
  const first = part(
    staying.kind === 'assumed'
      ? assumedMethod(survivalOf(staying.stay), terms)
      : observedMethod(customers, terms),
    terms,
  );
  if (!first.ok) return first;
  if (staying.kind !== 'expected') return success([first.value]);
  const { acquisition: _once, ...ahead } = terms;
  const lives = staying.segments.map((segment) => segment.lives);
  const toCome = part(residualMethod(customers, segments.codes, lives, ahead), ahead);
  return toCome.ok ? success([first.value, toCome.value]) : toCome;
}

/** The value of each customer: the sum of its parts. */
export function valuesOf([first, ...others]: Parts): Float64Array {
  if (others.length === 0) return first.values;
  return first.values.map((value, i) =>
    decimalSum([value, ...others.map(({ values }) => values[i] ?? 0)]),
  );
}

/** Customers who are still active, so that their tenure is unfinished; null where the files do not say. */
export const unfinished = ({ status }: Customers): number | null =>
  status === undefined
    ? null
    : status.reduce((count, each) => (each === customerStatus.active ? count + 1 : count), 0);
