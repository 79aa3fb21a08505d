import { failure, success } from '../../../core/outcome.ts';
import { isoDate } from '../../../core/quantity/calendar.ts';
import type { Assumption } from '../../../core/report.ts';
import { allOrderFields } from '../../../input/orders/order-fields.ts';
import type {
  LabelRequest,
  OrderAmounts,
  OrderRequest,
} from '../../../input/orders/order-request.ts';
import type { PurchaseLog } from '../../../input/orders/purchase-log.ts';
import { orderSources } from '../../../input/orders/sources.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { Request } from '../../command.ts';
import type { OptionSpec, Reader, TypedOptions } from '../../option.ts';
import type { byOption } from '../common-options.ts';
import { recordOptions } from '../reading/options.ts';
import { logSettings, recordRequest, settledBySource } from '../reading/request.ts';
import type { orderOptions } from './log-options.ts';

/** Reads "500MB" or "2GB". */
const megabytes: Reader<number> = (text, what) => {
  const [, number = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?) ?([MG])B$/i.exec(text.trim()) ?? [];
  const size = Number(number) * (unit.toUpperCase() === 'G' ? 1000 : 1);
  if (size >= leastMemory) return success(size);
  const examples = `500MB or 2GB, at least ${leastMemory}MB`;
  return failure(problem('quantity-unreadable', { what, text, examples }));
};

/** Megabytes below which DuckDB cannot work at all. */
const leastMemory = 50;

/** How the files of commands that read only logs of orders are read. */
export const orderFileOptions = [
  {
    name: 'memory',
    value: 'SIZE',
    read: megabytes,
    group: 'Orders',
    help: 'most memory that DuckDB may use for Parquet: 500MB, 2GB (four fifths of the memory)',
    synonyms: ['max-memory', 'memory-limit'],
  },
  {
    name: 'join',
    value: 'FILE',
    repeatable: true,
    group: 'Orders',
    help: 'add the columns of this file, such as the channel, by the number of the order (#1001 is 1001) or by the customer, for --by, --keep and the like',
    synonyms: ['merge'],
  },
  ...recordOptions(allOrderFields),
] as const satisfies readonly OptionSpec[];

/** The options of a command that reads a log of orders and divides its customers. */
export type OrderOptions = TypedOptions<typeof orderFileOptions> &
  TypedOptions<typeof orderOptions> &
  TypedOptions<readonly [typeof byOption]>;

/**
 * Which orders to read, as the options say.
 *
 * @param more - columns that other options than `--by` keep of each customer
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} the source is described in a file that cannot be used
 */
export async function orderRequest(
  { operands, options: given }: Request<OrderOptions>,
  more: readonly LabelRequest[] = [],
  directory = '.',
): Promise<OrderRequest> {
  const { options, file } = await settledBySource(given, directory);
  if (file?.rows.kind === 'customers') throw ofCustomers(given);
  const { fields: _all, ...files } = recordRequest({ options }, operands, allOrderFields);
  const { memory, join } = options;
  return {
    ...files,
    ...logSettings(options, files.columns, file),
    ...(memory !== undefined && { memory }),
    ...(join.length > 0 && { join }),
    labels: labelsAsked(options.by, more),
  };
}

/** What is joined to a log, and by what, as the result shows it. */
export const joinAssumption = (joined: PurchaseLog['joined']): Record<string, Assumption> =>
  joined.length === 0
    ? {}
    : {
        join: echoed('join', joined.map(({ file, key }) => `${file} by ${key}`).join(', '), true),
      };

/** The file of `--source` settles how customers are read. */
function ofCustomers({ source }: Pick<OrderOptions, 'source'>): Refusal {
  const args = { option: `--source ${fileOf(source) ?? ''}`, needs: 'a list of customers' };
  return new Refusal(problem('option-needs', args));
}

const fileOf = (source: OrderOptions['source']): string | undefined =>
  source !== undefined && 'file' in source ? source.file : undefined;

/** The columns of `--by`, and more that other options keep of each customer. */
export function labelsAsked(
  by: readonly string[],
  more: readonly LabelRequest[],
): readonly LabelRequest[] {
  const divided = by.map((header) => ({ header, option: `--by ${header}` }));
  return [...divided, ...more.filter(({ header }) => !by.includes(header))];
}

/** Of days that no option moves into a time zone. */
export const asWritten = 'as written';

/** How a log of orders was read: as options say, or the file of `--source`. */
type LogReading = Pick<OrderRequest, 'amounts' | 'timeZone' | 'status' | 'amountPer'>;

/** What the reading of orders rests on, as the result shows it. */
export function orderAssumptions(
  options: TypedOptions<typeof orderOptions>,
  { amounts, timeZone, status = [], amountPer }: LogReading,
  until: number,
): Record<string, Assumption> {
  const file = fileOf(options.source);
  /** Without the option, what is not the default stands in the file of `--source`. */
  const settled = (option: string, value: string, given: boolean, isDefault: boolean) => {
    const shown = echoed(option, value, given ? value : undefined);
    return given || isDefault || file === undefined ? shown : { ...shown, source: file };
  };
  return {
    amounts: settled('amounts', amounts, options.amounts !== undefined, amounts === 'net'),
    ...(status.length > 0 && {
      status: settled('status', status.join(','), options.status.length > 0, false),
    }),
    ...(options.since !== undefined && {
      since: echoed('since', isoDate(options.since.day), options.since),
    }),
    ...(amountPer !== undefined && {
      amountPer: settled('amount-per', amountPer, options.amountPer !== undefined, false),
    }),
    until: echoed('until', isoDate(until), options.until),
    timeZone: settled(
      'time-zone',
      timeZone ?? asWritten,
      options.timeZone !== undefined,
      timeZone === undefined,
    ),
  };
}

/** What a result says of how a log of orders was read. */
export interface ReadAs {
  /** A known source, or the file that describes another. */
  readonly source: string;
  readonly amounts: OrderAmounts | null;
  readonly takenOff: readonly string[];
}

/**
 * The same for a person: "Stripe payments; net of refunds, tax, where it has them".
 *
 * @param assumptions - of the report, where an option may say which statuses count
 */
export function readAs(
  { source, amounts, takenOff }: ReadAs,
  assumptions: Readonly<Record<string, Assumption>>,
): string {
  const title = orderSources.find(({ name }) => name === source)?.title ?? source;
  const off =
    amounts === 'gross' ? 'nothing subtracted' : `net of ${takenOff.join(', ')}, where it has them`;
  return `${title}; ${off}${statusCounted(assumptions)}`;
}

/** Which statuses count, where an option says it. */
export function statusCounted({ status }: Readonly<Record<string, Assumption>>): string {
  return status === undefined ? '' : `; only ${status.text} counts`;
}

/**
 * An option as a result shows it.
 *
 * @param given - its value; undefined where it is not given, so that `value` holds by default
 */
export const echoed = (
  option: string,
  value: string | boolean | number,
  given: unknown,
): Assumption => ({
  value,
  unit: null,
  text: String(value),
  source: given === undefined ? 'default' : `--${option}`,
});
