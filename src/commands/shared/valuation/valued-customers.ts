import {
  type CustomerRows,
  type Customers,
  customerCount,
  customerStatus,
} from '../../../core/customers.ts';
import type { Assumption, Source } from '../../../core/report.ts';
import { type Segments, segmentsBy } from '../../../core/segments.ts';
import { type Shortage, tooFew } from '../../../core/survival/evidence.ts';
import { basisOf } from '../../../core/value/terms.ts';
import type { CustomerRequest, Need } from '../../../input/customer-request.ts';
import { type ReadCustomers, readCustomers } from '../../../input/read-customers.ts';
import type { Field } from '../../../input/records/field.ts';
import type { ProblemTally } from '../../../problems/tally.ts';
import type { RejectedRow, Request, World } from '../../command.ts';
import { valueOrRefusal } from '../economics/ends.ts';
import {
  conventionDefaults,
  type EconomicOptions,
  echoed,
  type Inputs,
  inputsOf,
} from '../economics/inputs.ts';
import { atBase, hasStay, type Pick as PickEnd } from '../economics/terms.ts';
import {
  type CostsOfWinning,
  goodsUnused,
  goodsWanted,
  refuseCostsOfSpend,
  refuseUncountedOrders,
} from '../orders/goods.ts';
import { logAssumptions } from '../orders/log-assumptions.ts';
import { asOfAssumption } from '../reading/as-of.ts';
import { valuationNeeds } from '../reading/files-read.ts';
import { type CustomerOptions, customerRequest } from '../reading/request.ts';
import { readFrom } from '../source-text.ts';
import { completedTenures, recordedTenures } from '../tenure-rounding.ts';
import { inputsBySegment } from './inputs-by-segment.ts';
import {
  goesByCurves,
  methodOf,
  type UsualMethod,
  type ValuationOptions,
  type ValueMethodName,
} from './options.ts';
import { type PaymentPeriod, paymentPeriod } from './payment-period.ts';
import {
  expectedStaying,
  needsModels,
  type Staying,
  type StayingRequest,
  stayingRequest,
} from './staying.ts';
import { type Valued, valuedFigures } from './valued.ts';
import { termsBy, valuingBy } from './valuing-by.ts';

/** What the options say of the economics, and how long customers stay. */
export interface Economics {
  readonly inputs: Inputs;
  readonly method: ValueMethodName | 'expected where known';
}

/** The options of a command that values customers. */
export type ValuingOptions = EconomicOptions & ValuationOptions & CustomerOptions;

/**
 * The economic options of a command that values customers.
 *
 * @param usualMethod - how they stay where no option says it
 * @throws {Refusal} the method and the first payment contradict each other
 */
export function economicsOf(options: ValuingOptions, usualMethod: UsualMethod): Economics {
  const inputs = inputsOf(options);
  return { inputs, method: methodOf(options, inputs, usualMethod) };
}

/** Which customers to value. */
export interface ValuationRequest {
  readonly files: readonly string[];
  /** Columns that divide them. */
  readonly by: readonly string[];
  /** Columns of text to keep besides. */
  readonly keep?: readonly string[];
  /** Whether the days on which relationships began are wanted. */
  readonly start?: Need;
  /** Whether it is wanted who is still active; expected values need it anyway. */
  readonly status?: CustomerRequest['needs']['status'];
  /** Whether expected values need a spend a year of everybody; else a spend that covers no time is one payment. */
  readonly annualSpend?: boolean;
  /** Of the other files that the command reads. */
  readonly fields?: readonly Field[];
  /** Whether the cost of the goods counts where logs of orders have it. */
  readonly readsGoods?: boolean;
  /** The file of `--acquisition-costs`. */
  readonly acquisitionCosts?: string | undefined;
  /** Options that ask what a customer may cost. */
  readonly ceiling?: Omit<CostsOfWinning, 'acquisitionCosts'>;
}

/** Customers that were read to be valued, and how. */
export interface CustomersToValue<C extends CustomerRows = CustomerRows> {
  readonly read: ReadCustomers<C>;
  /** How they are valued, now that their files are known. */
  readonly method: ValueMethodName;
  readonly whyObserved: WhyObserved;
  readonly segments: Segments;
  readonly period: PaymentPeriod;
  readonly staying: StayingRequest;
  readonly assumptions: Readonly<Record<string, Assumption>>;
  /** What they are valued by, with each range picked; the stays that are recorded are read once. */
  readonly valuing: (segments: Segments, costs: Valued['costs']) => (pick: PickEnd) => Valued;
}

/** Reads the customers that a command wants from its files. */
export type CustomerReading<C extends CustomerRows> = (
  request: Request<CustomerOptions>,
  files: readonly string[],
  wanted: Pick<CustomerRequest, 'labels' | 'needs'>,
  world: World,
  fields?: readonly Field[],
) => Promise<ReadCustomers<C>>;

/** Reads them from lists of customers, or logs of orders. */
export const singleCustomersRead: CustomerReading<Customers> = async (
  request,
  files,
  wanted,
  world,
  fields,
) => readCustomers(await customerRequest(request, files, wanted, world.directory, fields), world);

/**
 * Reads customers to be valued by the economics.
 *
 * @param readBy - reads those that are wanted
 * @throws {Refusal} a file cannot be used
 */
export async function customersToValue<C extends CustomerRows>(
  request: Request<ValuingOptions>,
  world: World,
  { inputs, method: asked }: Economics,
  {
    files,
    by,
    keep = [],
    start = 'unused',
    status,
    annualSpend,
    fields,
    readsGoods = false,
    acquisitionCosts,
    ceiling = {},
  }: ValuationRequest,
  readBy: CustomerReading<C>,
): Promise<CustomersToValue<C>> {
  const { options } = request;
  const { goods } = readsGoods ? { goods: goodsWanted(options, inputs) } : goodsUnused(inputs);
  const needs = valuationNeeds(asked, {
    start,
    goods,
    ...(status !== undefined && { status }),
    ...(annualSpend !== undefined && { annualSpend }),
  });
  const labels = [...new Set([...by, ...keep])];
  const read = await readBy(request, files, { labels, needs }, world, fields);
  const { customers, problems } = read;
  const { method, whyObserved } = settledMethod(asked, read);
  const period = paymentPeriod(inputs, read.periodYears, readFrom(files, read.sources));
  const segments = segmentsBy(customers, by);
  const ofSegments = inputsBySegment(inputs, segments, by);
  const { periodsPerYear } = period;
  const given = { inputs, ofSegments, periodsPerYear, hasGoods: customers.goods !== undefined };
  const basis = basisOf(termsBy(given, ofSegments?.[0] ?? inputs, atBase));
  refuseCostsOfSpend(inputs, { acquisitionCosts, ...ceiling }, basis);
  refuseUncountedOrders(inputs, customers.orders !== undefined);
  const wanted = stayingRequest(inputs, options, method === 'all');
  const tenures =
    goesByCurves(method) && needsModels(customers, segments, wanted)
      ? recordedTenures(customers, options.tenureRounding)
      : undefined;
  const completed = completedTenures(customers, options.tenureRounding);
  if (completed !== null && !hasStay(inputs)) problems.add(completed);
  const staying = { ...wanted, rounding: tenures?.rounding ?? null };
  return {
    read,
    method,
    whyObserved,
    segments,
    period,
    staying,
    assumptions: {
      ...echoed(inputs),
      ...valueConventions(inputs, options, period),
      ...(tenures !== undefined && { tenureRounding: tenures.assumption }),
      ...asOfAssumption(read),
      ...logAssumptions(read.log, options),
    },
    valuing: (segments, costs) => {
      const recorded: Staying = goesByCurves(method)
        ? expectedStaying(customers, segments, staying, problems)
        : { kind: 'observed' };
      return (pick) => ({ customers, ...valuingBy(given, recorded, segments, costs, pick) });
    },
  };
}

/** Why nothing is expected of customers by default; `null` where something is, or the files never say who has left. */
export type WhyObserved = Shortage | 'status-unknown' | null;

/**
 * Values are expected by default only where it is known of every customer who is still active, and there are enough of
 * those and of the others to say how long they stay.
 */
function settledMethod(
  asked: Economics['method'],
  { customers, log }: Pick<ReadCustomers<CustomerRows>, 'customers' | 'log'>,
): { readonly method: ValueMethodName; readonly whyObserved: WhyObserved } {
  if (asked !== 'expected where known') return { method: asked, whyObserved: null };
  const { status } = customers;
  // In some logs nothing tells who has left.
  if (status === undefined || log?.rule.kind === 'never')
    return { method: 'observed', whyObserved: null };
  if (status.includes(customerStatus.unknown))
    return { method: 'observed', whyObserved: 'status-unknown' };
  const ended = customerCount(customers, (i) => status[i] === customerStatus.ended);
  const whyObserved = tooFew(customerCount(customers), ended);
  return { method: whyObserved === null ? 'expected' : 'observed', whyObserved };
}

/** Every customer of some files, valued by the economic options; each figure at the base of its range. */
export interface ValuedCustomers {
  readonly inputs: Inputs;
  readonly method: ValueMethodName;
  readonly customers: Customers;
  readonly segments: Segments;
  /** Lifetime value of each customer, before acquisition. */
  readonly values: Float64Array;
  /** Of each customer, where values are expected: what is to come, at the day that the tenure has reached. */
  readonly toCome: Float64Array | undefined;
  /** What the values were made of. */
  readonly valued: Valued;
  readonly period: PaymentPeriod;
  readonly currency: string | null;
  readonly asOf: string | null;
  readonly assumptions: Readonly<Record<string, Assumption>>;
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
  readonly rejects: readonly RejectedRow[];
}

/**
 * Reads customers and values each of them.
 *
 * @throws {Refusal} an option or a file cannot be used, or a stay has no finite value
 */
export async function valuedCustomers(
  request: Request<ValuingOptions>,
  world: World,
  wanted: ValuationRequest & {
    /** How customers stay where no option says it. */
    readonly usualMethod: UsualMethod;
  },
): Promise<ValuedCustomers> {
  const economics = economicsOf(request.options, wanted.usualMethod);
  const { read, method, segments, period, assumptions, valuing } = await customersToValue(
    request,
    world,
    economics,
    wanted,
    singleCustomersRead,
  );
  const valued = valuing(segments, undefined)(atBase);
  const { lifetime, expected } = valueOrRefusal(valuedFigures(valued));
  const { customers, currency, asOf, sources, problems, rejects } = read;
  return {
    inputs: economics.inputs,
    method,
    customers,
    segments,
    values: lifetime.values,
    toCome: expected?.toCome.values,
    valued,
    period,
    currency,
    asOf,
    assumptions,
    sources,
    problems,
    rejects,
  };
}

/** The conventions that hold where no option says otherwise. */
function valueConventions(
  inputs: Inputs,
  { model, windowStart }: ValuationOptions,
  period: PaymentPeriod,
): Record<string, Assumption> {
  const { count, unit, text, source } = period;
  return {
    ...conventionDefaults(inputs),
    ...(!inputs.has('period') && { period: { value: count, unit, text, source } }),
    ...written('model', '--model', model),
    ...written('windowStart', '--window-start', windowStart?.text),
  };
}

/** The text of an option, as the result shows it; nothing where it is not given. */
const written = (
  key: string,
  source: string,
  text: string | undefined,
): Record<string, Assumption> =>
  text === undefined ? {} : { [key]: { value: text, unit: null, text, source } };
