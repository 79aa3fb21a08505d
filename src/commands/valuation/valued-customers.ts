import type { Customers } from '../../core/customers.ts';
import type { Assumption, Source } from '../../core/report.ts';
import { type Segments, segmentsBy } from '../../core/segments.ts';
import type { CustomerRequest, Need } from '../../input/customer-request.ts';
import { readCustomers } from '../../input/read-customers.ts';
import type { Field } from '../../input/records/field.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { RejectedRow, Request, World } from '../command.ts';
import { valueOrRefusal } from '../economics/ends.ts';
import type { InputName } from '../economics/inputs.ts';
import { echoed, type Inputs, readInputs } from '../economics/read-inputs.ts';
import { atBase, contradictions, stayOf, termsOf } from '../economics/terms.ts';
import { logAssumptions } from '../orders/log-assumptions.ts';
import { customerRequest } from '../reading/request.ts';
import { goesByCurves, methodOf, type ValueMethodName } from './method.ts';
import { type PaymentPeriod, paymentPeriod } from './payment-period.ts';
import { expectedStaying, type Staying, stayingRequest } from './staying.ts';
import { valueConventions } from './value-conventions.ts';
import { valueParts, valuesOf } from './value-parts.ts';
import type { Valued } from './valued.ts';

/** Which customers to value, and how. */
export interface ValuationRequest {
  readonly files: readonly string[];
  /** Columns that divide them. */
  readonly by: readonly string[];
  /** Columns of text to keep besides. */
  readonly keep?: readonly string[];
  /** The economic inputs that the command knows. */
  readonly inputs: readonly InputName[];
  /** How they stay where no option says it. */
  readonly usualMethod: 'observed' | 'expected';
  /** Whether the days on which relationships began are wanted. */
  readonly start?: Need;
  /** Whether it is wanted who is still active; expected values need it anyway. */
  readonly status?: CustomerRequest['needs']['status'];
  /** Of the other files that the command reads. */
  readonly fields: readonly Field[];
}

/** Every customer of some files, valued by the economic options; each figure at the base of its range. */
export interface ValuedCustomers {
  readonly customers: Customers;
  readonly segments: Segments;
  /** Lifetime value of each customer, before acquisition. */
  readonly values: Float64Array;
  /** Of each customer, where values are expected: what the recorded tenure is worth, and what is to come. */
  readonly soFar: Float64Array | undefined;
  readonly toCome: Float64Array | undefined;
  readonly method: ValueMethodName;
  /** What the values were made of. */
  readonly valued: Valued;
  readonly inputs: Inputs;
  readonly period: PaymentPeriod;
  readonly currency: string | null;
  readonly asOf: string | null;
  readonly assumptions: Readonly<Record<string, Assumption>>;
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
  readonly rejects: readonly RejectedRow[];
}

/**
 * Reads customers and values each of them, as `value` does.
 *
 * @throws {Refusal} an option or a file cannot be used, or a stay has no finite value
 */
export async function valuedCustomers(
  request: Request,
  world: World,
  wanted: ValuationRequest,
): Promise<ValuedCustomers> {
  const { options } = request;
  const inputs = await readInputs(options, world, wanted.inputs);
  const contradicted = contradictions(inputs, wanted.inputs);
  if (contradicted.length > 0) throw new Refusal(...contradicted);
  const method = methodOf(options, inputs, wanted.usualMethod);
  const curves = goesByCurves(method);
  const status = curves ? 'required' : wanted.status;
  const read = await readCustomers(
    customerRequest(
      request,
      wanted.files,
      {
        labels: [...new Set([...wanted.by, ...(wanted.keep ?? [])])],
        needs: {
          spend: 'required',
          tenure: method === 'observed' || curves ? 'required' : 'optional',
          annualSpend: method !== 'observed',
          start: wanted.start ?? 'unused',
          ...(status !== undefined && { status }),
        },
      },
      world.directory,
      wanted.fields,
    ),
    world,
  );
  const { customers, problems } = read;
  const segments = segmentsBy(customers, wanted.by);
  const period = paymentPeriod(inputs, read.periodYears, wanted.files.join(', '));
  const stay = stayOf(inputs, atBase);
  const staying: Staying =
    stay !== undefined
      ? { kind: 'assumed', stay }
      : curves
        ? expectedStaying(customers, segments, stayingRequest(inputs, options, false), problems)
        : { kind: 'observed' };
  const terms = termsOf(inputs, period.periodsPerYear, atBase);
  const valued: Valued = { customers, segments, terms, staying, costs: undefined };
  const parts = valueOrRefusal(valueParts(valued));
  const [soFar, toCome] = parts.length > 1 ? parts.map((part) => part.values) : [];
  return {
    customers,
    segments,
    values: valuesOf(parts),
    soFar,
    toCome,
    method,
    valued,
    inputs,
    period,
    currency: read.currency,
    asOf: read.asOf,
    assumptions: {
      ...echoed(inputs),
      ...valueConventions(inputs, options, period, read.asOf),
      ...logAssumptions(read.log, options),
    },
    sources: read.sources,
    problems,
    rejects: read.rejects,
  };
}
