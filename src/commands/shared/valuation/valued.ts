import {
  areSingle,
  type CustomerRows,
  type Customers,
  customerCount,
  customerStatus,
} from '../../../core/customers.ts';
import { decimalSum } from '../../../core/numeric/decimal-grid.ts';
import { exactSum } from '../../../core/numeric/exact-sum.ts';
import { success } from '../../../core/outcome.ts';
import type { Segments } from '../../../core/segments.ts';
import type { Curve } from '../../../core/survival/curve.ts';
import type { SegmentCost } from '../../../core/value/acquisition-cost.ts';
import {
  type CondensedCustomers,
  type CustomersInRows,
  condensedCustomers,
  type StayColumn,
} from '../../../core/value/condensed-customers.ts';
import {
  addingUp,
  customerValues,
  type RowValues,
  rowValues,
  type CustomerValues as ValuesOfEach,
} from '../../../core/value/customer-values.ts';
import type { AssumedStay } from '../../../core/value/lifetime-value.ts';
import { includedSteps, stepNames, type Terms } from '../../../core/value/terms.ts';
import {
  assumedMethod,
  type BySegment,
  type ExpectedMethods,
  expectedMethods,
  observedMethod,
  type ValueMethod,
} from '../../../core/value/value-methods.ts';
import type { StepAmounts } from '../../../core/value/waterfall.ts';
import type { Outcome } from '../../../problems/problem.ts';
import type { Staying } from './staying.ts';

/** The customers to value, and the economics they are valued by. */
export interface Valued {
  readonly customers: CustomerRows;
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

/**
 * The customers one by one.
 *
 * @throws {RangeError} rows stand for many of them: options that need each are refused with these
 */
export function singleCustomers({ customers }: Pick<Valued, 'customers'>): Customers {
  if (!areSingle(customers)) throw new RangeError('the customers are not known one by one');
  return customers;
}

/** The terms of a segment. */
export const termsIn = ({ terms, economics }: Valued, segment: number): Terms =>
  economics?.[segment]?.terms ?? terms;

/** The assumed stay of a segment; undefined where stays are recorded. */
export const stayIn = ({ staying, economics }: Valued, segment: number): AssumedStay | undefined =>
  economics?.[segment]?.stay ?? (staying.kind === 'assumed' ? staying.stay : undefined);

/** The values of customers by one figure: the sum of every step by segment, and each customer's. */
export interface CustomerValues extends RowValues {
  /** Lifetime value of each customer, before acquisition. */
  readonly values: Float64Array;
  /** The same rounded so that the customers of each segment add up to it. */
  readonly listed: Float64Array;
}

/**
 * The values of all customers. Where they are expected, what is recorded of them and what is to come are figures of
 * their own: the first is part of the lifetime value, the second is of another day, so that they are never added.
 */
export interface ValuedFigures<V = CustomerValues> {
  /** Lifetime values, at the start of each customer. */
  readonly lifetime: V;
  readonly expected?: {
    /** Of the recorded tenures, at the start of each customer. */
    readonly soFar: V;
    /** Of the payments after the tenure of active customers, at the day that the tenure has reached. */
    readonly toCome: V;
  };
}

/** The steps that are printed; acquisition is one where costs are given by segment, too. */
export const stepsOf = ({ terms, costs }: Pick<Valued, 'terms' | 'costs'>) =>
  includedSteps(costs === undefined ? terms : { ...terms, acquisition: 0 });

/** The value of every customer. Winning one is paid for at the start. */
export function valuedFigures(valued: Valued): Outcome<ValuedFigures> {
  const inRows = customersInRows(valued);
  const found = figuresOf(inRows.rows, valued);
  if (!found.ok) return found;
  const { lifetime, expected } = found.value;
  const ofEach = (figure: RowFigure) => eachOf(valued, inRows, figure);
  return success({
    lifetime: ofEach(lifetime),
    ...(expected && {
      expected: { soFar: ofEach(expected.soFar), toCome: ofEach(expected.toCome) },
    }),
  });
}

/** The lifetime value of every customer alone. */
export function lifetimeValues(valued: Valued): Outcome<CustomerValues> {
  const inRows = customersInRows(valued);
  const lifetime = lifetimesOf(inRows.rows, valued);
  return lifetime.ok ? success(eachOf(valued, inRows, lifetime.value)) : lifetime;
}

/** The customers added up, as far as how long they pay does not depend on more than the columns that count for it. */
export const customersInRows = ({ customers, segments, staying, terms }: Valued): CustomersInRows =>
  condensedCustomers(customers, segments.codes, stayColumns[staying.kind], terms.periodsPerYear);

const stayColumns = {
  assumed: [],
  observed: ['tenureYears'],
  expected: ['tenureYears', 'status'],
} as const satisfies Record<Staying['kind'], readonly StayColumn[]>;

/** How the customers of rows are valued: everything but the customers themselves. */
export type Valuing = Pick<Valued, 'terms' | 'economics' | 'costs'> & {
  readonly segments: Pick<Segments, 'keys'>;
  readonly staying: StayingOfRows;
};

/** How long the customers of rows stay. */
export type StayingOfRows =
  | Exclude<Staying, { readonly kind: 'expected' }>
  | { readonly kind: 'expected'; readonly segments: readonly { readonly curve: Curve }[] };

/** What rows are worth by one figure, and how it values them. */
export interface RowFigure extends RowValues {
  readonly method: ValueMethod;
  readonly terms: BySegment<Terms>;
}

/** What the customers of rows are worth: the one way in which customers become sums, in the command and on a page. */
export function figuresOf(
  rows: CondensedCustomers,
  valuing: Valuing,
): Outcome<ValuedFigures<RowFigure>> {
  const methods = methodsOf(rows, valuing);
  if (!methods.ok) return methods;
  const { expected, soFar, toCome } = methods.value;
  const terms = termsBySegment(valuing);
  const lifetime = rowFigure(rows, valuing, expected, terms);
  if (!lifetime.ok) return lifetime;
  if (soFar === undefined || toCome === undefined) return success({ lifetime: lifetime.value });
  const recorded = rowFigure(rows, valuing, soFar, terms);
  if (!recorded.ok) return recorded;
  // Nobody is won anew for what is to come.
  const later = rowFigure(rows, { ...valuing, costs: undefined }, toCome, ahead(terms));
  if (!later.ok) return later;
  return success({
    lifetime: lifetime.value,
    expected: { soFar: recorded.value, toCome: later.value },
  });
}

/** The same of the lifetime values alone. */
export function lifetimesOf(rows: CondensedCustomers, valuing: Valuing): Outcome<RowFigure> {
  const methods = methodsOf(rows, valuing);
  return methods.ok
    ? rowFigure(rows, valuing, methods.value.expected, termsBySegment(valuing))
    : methods;
}

/** What is expected is all that other methods have. */
type Methods = Pick<ExpectedMethods, 'expected'> & Partial<ExpectedMethods>;

function methodsOf(rows: CondensedCustomers, valuing: Valuing): Outcome<Methods> {
  const { staying } = valuing;
  const terms = termsBySegment(valuing);
  if (staying.kind === 'expected') {
    const curves = staying.segments.map(({ curve }) => curve);
    return expectedMethods(rows, curves, terms);
  }
  if (staying.kind === 'observed') return success({ expected: observedMethod(rows, terms) });
  const stays = bySegment(valuing, ({ stay }) => stay, staying.stay);
  return success({ expected: assumedMethod(rows, stays, terms) });
}

/** The steps of all rows; what was spent on winning the customers of a segment is charged to it, whomever it won. */
function rowFigure(
  rows: CondensedCustomers,
  { segments, costs }: Valuing,
  method: ValueMethod,
  terms: BySegment<Terms>,
): Outcome<RowFigure> {
  const spending = costs?.map((cost) => cost?.spending ?? 0);
  const found = rowValues(rows, segments.keys.length, method, terms, exactSum(spending ?? []));
  if (!found.ok) return found;
  const { totals } = found.value;
  return success({
    ...found.value,
    ...(spending !== undefined && {
      totals: totals.map((amounts, s) => ({ ...amounts, acquisition: -(spending[s] ?? 0) })),
    }),
    method,
    terms,
  });
}

const termsBySegment = (valuing: Valuing): BySegment<Terms> =>
  bySegment(valuing, ({ terms }) => terms, valuing.terms);

const ahead = ([first, ...others]: BySegment<Terms>): BySegment<Terms> => {
  const without = ({ acquisition: _once, ...own }: Terms): Terms => own;
  return [without(first), ...others.map(without)];
};

/** One for all segments, or one of each where the economics differ. */
function bySegment<T>(
  { economics }: Pick<Valued, 'economics'>,
  of: (economics: SegmentEconomics) => T | undefined,
  usual: T,
): BySegment<T> {
  const [first = usual, ...others] = (economics ?? []).map((own) => of(own) ?? usual);
  return [first, ...others];
}

/** The values of each customer, worked out when they are asked for. */
function eachOf(
  { customers, segments }: Valued,
  inRows: CustomersInRows,
  { method, terms, ...of }: RowFigure,
): CustomerValues {
  let each: ValuesOfEach | undefined;
  let listed: Float64Array | undefined;
  const found = () => {
    each ??= customerValues(singleCustomers({ customers }), inRows, method, terms, of.grid);
    return each;
  };
  return {
    ...of,
    get values() {
      return found().values;
    },
    get listed() {
      listed ??= addingUp(found(), segments.codes, of.totals.map(lifetimeOf), of.grid);
      return listed;
    },
  };
}

/** The lifetime value that steps on the grid add up to: all but acquisition. */
export const lifetimeOf = (amounts: StepAmounts): number =>
  decimalSum(stepNames.map((step) => (step === 'acquisition' ? 0 : amounts[step])));

/** Customers who are still active, so that their tenure is unfinished; null where the files do not say. */
export const unfinished = (customers: CustomerRows): number | null => {
  const { status } = customers;
  return status === undefined
    ? null
    : customerCount(customers, (i) => status[i] === customerStatus.active);
};
