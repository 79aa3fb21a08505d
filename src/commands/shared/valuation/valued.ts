import { type Customers, customerStatus } from '../../../core/customers.ts';
import { type DecimalGrid, finestGrid, gridFor } from '../../../core/numeric/decimal-grid.ts';
import { success } from '../../../core/outcome.ts';
import type { Segments } from '../../../core/segments.ts';
import type { SegmentCost } from '../../../core/value/acquisition-cost.ts';
import {
  assumedMethod,
  type CustomerValues,
  customerValues,
  expectedMethods,
  observedMethod,
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

/**
 * The values of all customers. Where they are expected, what is recorded of them and what is to come are figures of
 * their own: the first is part of the lifetime value, the second is of another day, so that they are never added.
 */
export interface ValuedFigures {
  /** Lifetime values, at the start of each customer. */
  readonly lifetime: CustomerValues;
  readonly expected?: {
    /** Of the recorded tenures, at the start of each customer. */
    readonly soFar: CustomerValues;
    /** Of the payments after the tenure of active customers, at the day that it has reached. */
    readonly toCome: CustomerValues;
  };
}

/** The steps that are printed; acquisition is one where costs are given by segment, too. */
export const stepsOf = ({ terms, costs }: Valued) =>
  includedSteps(costs === undefined ? terms : { ...terms, acquisition: 0 });

/** The value of every customer. Winning one is paid for at the start. */
export function valuedFigures(valued: Valued): Outcome<ValuedFigures> {
  const { customers, segments, terms, staying } = valued;
  if (staying.kind !== 'expected') {
    const lifetime = lifetimeValues(valued);
    return lifetime.ok ? success({ lifetime: lifetime.value }) : lifetime;
  }
  const { acquisition: _once, ...ahead } = terms;
  const methods = expectedMethods(customers, segments.codes, curvesOf(staying), terms);
  if (!methods.ok) return methods;
  const lifetime = onItsGrid(valued, methods.value.expected, terms);
  if (!lifetime.ok) return lifetime;
  const soFar = onItsGrid(valued, methods.value.soFar, terms);
  if (!soFar.ok) return soFar;
  const toCome = onItsGrid(valued, methods.value.toCome, ahead);
  if (!toCome.ok) return toCome;
  return success({
    lifetime: lifetime.value,
    expected: { soFar: soFar.value, toCome: toCome.value },
  });
}

/** The lifetime value of every customer alone. */
export function lifetimeValues(valued: Valued): Outcome<CustomerValues> {
  const method = lifetimeMethod(valued);
  return method.ok ? onItsGrid(valued, method.value, valued.terms) : method;
}

function lifetimeMethod({ customers, segments, terms, staying }: Valued): Outcome<ValueMethod> {
  if (staying.kind === 'assumed') return success(assumedMethod(survivalOf(staying.stay), terms));
  if (staying.kind === 'observed') return success(observedMethod(customers, terms));
  const methods = expectedMethods(customers, segments.codes, curvesOf(staying), terms);
  return methods.ok ? success(methods.value.expected) : methods;
}

const curvesOf = ({ segments }: Staying & { readonly kind: 'expected' }) =>
  segments.map(({ curve }) => curve);

/** The steps of every customer on one grid, so that their sum is exact. */
function onItsGrid(
  { customers, segments, costs = [] }: Valued,
  method: ValueMethod,
  terms: Terms,
): Outcome<CustomerValues> {
  const on = (grid: DecimalGrid) =>
    customerValues(customers, segments.codes, segments.keys.length, method, terms, grid);
  const values = on(finestGrid);
  if (!values.ok) return values;
  // What winning the customers cost is added to the same totals.
  const spent = costs.reduce((sum, cost) => sum + Math.abs(cost?.spending ?? 0), 0);
  const grid = gridFor(values.value.size + spent);
  return grid === finestGrid ? values : on(grid);
}

/** Customers who are still active, so that their tenure is unfinished; null where the files do not say. */
export const unfinished = ({ status }: Customers): number | null =>
  status === undefined
    ? null
    : status.reduce((count, each) => (each === customerStatus.active ? count + 1 : count), 0);
