import { failure, success } from '../../../core/outcome.ts';
import { isoDate } from '../../../core/quantity/calendar.ts';
import type { Assumption } from '../../../core/report.ts';
import { allOrderFields } from '../../../input/orders/order-fields.ts';
import type { LabelAsked, OrderRequest, SpendBasis } from '../../../input/orders/order-request.ts';
import { orderSources } from '../../../input/orders/sources.ts';
import { type Outcome, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionSpec, OptionValues, Request } from '../../command.ts';
import { listed } from '../common-options.ts';
import { OptionReader } from '../option-reader.ts';
import { recordOptions } from '../reading/options.ts';
import { recordRequest } from '../reading/request.ts';
import { logAsked } from './log-request.ts';

/**
 * Which orders to read, as the options say.
 *
 * @param more - columns that other options than `--by` keep of each customer
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} an option has a value that it cannot have
 */
export function orderRequest(
  { operands, options }: Request,
  more: readonly LabelAsked[] = [],
  directory = '.',
): OrderRequest {
  const { fields: _all, ...files } = recordRequest({ options }, operands, allOrderFields);
  const reader = new OptionReader(options);
  const log = logAsked(reader, options, directory);
  const memory = reader.keyed('memory', 'memory', megabytesNamed);
  if (reader.problems.length > 0) throw new Refusal(...reader.problems);
  return { ...files, ...log, ...memory, labels: labelsAsked(options, more) };
}

function megabytesNamed(text: string): Outcome<number> {
  const [, number = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?) ?([MG])B$/i.exec(text.trim()) ?? [];
  const megabytes = Number(number) * (unit.toUpperCase() === 'G' ? 1000 : 1);
  if (megabytes >= leastMemory) return success(megabytes);
  const examples = `500MB or 2GB, at least ${leastMemory}MB`;
  return failure(problem('quantity-unreadable', { what: '--memory', text, examples }));
}

/** Megabytes below which DuckDB cannot work at all. */
const leastMemory = 50;

/** The columns of `--by`, and more that other options keep of each customer. */
export function labelsAsked(
  options: OptionValues,
  more: readonly LabelAsked[],
): readonly LabelAsked[] {
  const by = segmentColumns(options);
  const divided = by.map((header) => ({ header, option: `--by ${header}` }));
  return [...divided, ...more.filter(({ header }) => !by.includes(header))];
}

/**
 * The columns of `--by`.
 *
 * @throws {Refusal} one is named twice
 */
export function segmentColumns(options: OptionValues): readonly string[] {
  const by = listed(options['by']);
  const twice = by.find((header, i) => by.indexOf(header) !== i);
  if (twice !== undefined)
    throw new Refusal(problem('option-repeated', { option: `--by ${twice}` }));
  return by;
}

/** Of days that no option moves into a time zone. */
export const asWritten = 'as written';

/** What the reading of orders rests on, as the result shows it. */
export function orderAssumptions(
  options: OptionValues,
  { basis, timeZone = asWritten }: Pick<OrderRequest, 'basis' | 'timeZone'>,
  until: number,
): Record<string, Assumption> {
  return {
    basis: echoed(options, 'basis', basis),
    until: echoed(options, 'until', isoDate(until)),
    timeZone: echoed(options, 'time-zone', timeZone),
  };
}

/** How the files of commands that read only logs of orders are read. */
export const orderFileOptions: readonly OptionSpec[] = [
  {
    name: 'memory',
    value: 'SIZE',
    group: 'Orders',
    help: 'most memory that DuckDB may use for Parquet: 500MB, 2GB (four fifths of the memory)',
  },
  ...recordOptions(allOrderFields),
];

/** What a result says of how a log of orders was read. */
export interface ReadAs {
  /** A known source, or the file that describes another. */
  readonly source: string;
  readonly basis: SpendBasis | null;
  readonly takenOff: readonly string[];
}

/** The same for a person: "Stripe payments; net of refunds, tax, where it has them". */
export function readAs({ source, basis, takenOff }: ReadAs): string {
  const title = orderSources.find(({ name }) => name === source)?.title ?? source;
  const off =
    basis === 'gross' ? 'nothing subtracted' : `net of ${takenOff.join(', ')}, where it has them`;
  return `${title}; ${off}`;
}

/** An option as a result shows it. */
export function echoed(
  options: OptionValues,
  option: string,
  value: string | boolean | number,
): Assumption {
  const source = options[option] === undefined ? 'default' : `--${option}`;
  return { value, unit: null, text: String(value), source };
}
