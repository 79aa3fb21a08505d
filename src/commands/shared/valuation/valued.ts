import { type Customers, customerStatus } from '../../../core/customers.ts';
import { type DecimalGrid, finestGrid, gridFor } from '../../../core/numeric/decimal-grid.ts';
import { success } from '../../../core/outcome.ts';
import type { Segments } from '../../../core/segments.ts';
import type { SegmentCost } from '../../../core/value/acquisition-cost.ts';
import {
  assumedMethod,
  type CustomerValues,
  customerValues,
  type ExpectedMethods,
  expectedMethods,
  observedMethod,
  type ValueMethod,
} from '../../../core/value/customer-values.ts';
import { type AssumedStay, survivalOf } from '../../../core/value/lifetime-value.ts';
import { includedSteps, type Terms } from '../../../core/value/terms.ts';
import type { Outcome } from '../../../problems/problem.ts';
import { combinedValues, type Portion, portionsOf } from './portions.ts';
import type { Staying } from './staying.ts';

/** The customers to value, and the economics they are valued by. */
export interface Valued {
  readonly customers: Customers;
  readonly segments: Segments;
  /** Where they differ by segment, those of the first: which steps there are, and when payments come, is the same. */
  readonly terms: Terms;
  readonly staying: Staying;
  /** Where the economics differ by segment, those of each. */
  readonly economics?: readonly SegmentEconomics[];
  /** What winning the customers of each segment cost; absent: as the terms say. */
  readonly costs: readonly (SegmentCost | undefined)[] | undefined;
}

/** The economics of the customers of one segment. */
export interface SegmentEconomics {
  readonly terms: Terms;
  /** How long they stay, where that is assumed. */
  readonly stay: AssumedStay | undefined;
}

/** The terms of a segment. */
export const termsIn = ({ terms, economics }: Valued, segment: number): Terms =>
  economics?.[segment]?.terms ?? terms;

/** The assumed stay of a segment; undefined where stays are recorded. */
export const stayIn = ({ staying, economics }: Valued, segment: number): AssumedStay | undefined =>
  economics?.[segment]?.stay ?? (staying.kind === 'assumed' ? staying.stay : undefined);

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
  if (valued.staying.kind !== 'expected') {
    const lifetime = lifetimeValues(valued);
    return lifetime.ok ? success({ lifetime: lifetime.value }) : lifetime;
  }
  const portions = portionsOf(valued);
  const methods = eachOf(portions, methodsOfCurves);
  if (!methods.ok) return methods;
  const figure = (
    name: keyof ExpectedMethods,
    termsOf = (terms: Terms): Terms => terms,
  ): Outcome<CustomerValues> =>
    onItsGrid(
      valued,
      portions.map((portion, p) => ({
        portion,
        method: (methods.value[p] as ExpectedMethods)[name],
        terms: termsOf(portion.terms),
      })),
    );
  const lifetime = figure('expected');
  if (!lifetime.ok) return lifetime;
  const soFar = figure('soFar');
  if (!soFar.ok) return soFar;
  const toCome = figure('toCome', ({ acquisition: _once, ...ahead }) => ahead);
  if (!toCome.ok) return toCome;
  return success({
    lifetime: lifetime.value,
    expected: { soFar: soFar.value, toCome: toCome.value },
  });
}

/** The lifetime value of every customer alone. */
export function lifetimeValues(valued: Valued): Outcome<CustomerValues> {
  const portions = portionsOf(valued);
  const methods = eachOf(portions, lifetimeMethod);
  if (!methods.ok) return methods;
  return onItsGrid(
    valued,
    portions.map((portion, p) => ({
      portion,
      method: methods.value[p] as ValueMethod,
      terms: portion.terms,
    })),
  );
}

function lifetimeMethod(portion: Portion): Outcome<ValueMethod> {
  const { customers, terms, staying } = portion;
  if (staying.kind === 'assumed') return success(assumedMethod(survivalOf(staying.stay), terms));
  if (staying.kind === 'observed') return success(observedMethod(customers, terms));
  const methods = methodsOfCurves(portion);
  return methods.ok ? success(methods.value.expected) : methods;
}

function methodsOfCurves({ customers, codes, terms, staying }: Portion): Outcome<ExpectedMethods> {
  if (staying.kind !== 'expected') throw new RangeError('only curves expect anything');
  const curves = staying.segments.map(({ curve }) => curve);
  return expectedMethods(customers, codes, curves, terms);
}

/** What is made of each portion, or the first problem. */
function eachOf<T>(
  portions: readonly Portion[],
  make: (portion: Portion) => Outcome<T>,
): Outcome<readonly T[]> {
  const made: T[] = [];
  for (const portion of portions) {
    const one = make(portion);
    if (!one.ok) return one;
    made.push(one.value);
  }
  return success(made);
}

/** Customers of the same economics, and how they are valued. */
interface PortionMethod {
  readonly portion: Portion;
  readonly method: ValueMethod;
  readonly terms: Terms;
}

/** The steps of every customer on one grid, so that their sum is exact. */
function onItsGrid(
  { customers, segments, costs = [] }: Valued,
  methods: readonly PortionMethod[],
): Outcome<CustomerValues> {
  const on = (grid: DecimalGrid): Outcome<CustomerValues> => {
    const parts: CustomerValues[] = [];
    for (const { portion, method, terms } of methods) {
      const { customers: own, codes, segments: number } = portion;
      const values = customerValues(own, codes, number, method, terms, grid);
      if (!values.ok) return values;
      parts.push(values.value);
    }
    const portions = methods.map(({ portion }) => portion);
    return success(combinedValues(portions, parts, customers.count, segments.keys.length));
  };
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
