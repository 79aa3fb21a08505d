import type {
  ColumnChoice,
  CustomerRequest,
  LogRequest,
  TenureRequest,
} from '../../../input/customer-request.ts';
import { customerFields, type Role } from '../../../input/customers/customer-fields.ts';
import { allOrderFields } from '../../../input/orders/order-fields.ts';
import type { OrderRequest } from '../../../input/orders/order-request.ts';
import type { OrderSource } from '../../../input/orders/source.ts';
import type { Field } from '../../../input/records/field.ts';
import type { RecordRequest } from '../../../input/records/record-request.ts';
import type { Request } from '../../command.ts';
import { keyOf, type TypedOptions } from '../../option.ts';
import { customerLogOptions, type orderOptions } from '../orders/log-options.ts';
import type {
  cohortSizeOption,
  ReadingOptions,
  RecordOptions,
  windowStartOption,
} from './options.ts';

/** What the options say about every file that a command reads, customers or not. */
type FileSettings = Pick<
  CustomerRequest,
  | 'dateOrder'
  | 'dateFormat'
  | 'decimal'
  | 'ids'
  | 'encoding'
  | 'delimiter'
  | 'currency'
  | 'rates'
  | 'keepRejects'
> & { readonly columns: ReadonlyMap<string, ColumnChoice> };

function fileSettings(options: RecordOptions): FileSettings {
  const { dateOrder, dateFormat, decimal, ids, encoding, delimiter, currency, rates } = options;
  return {
    columns: new Map(options.column),
    ...(dateOrder !== undefined && { dateOrder }),
    ...(dateFormat !== undefined && { dateFormat }),
    ...(decimal !== undefined && { decimal }),
    ...(ids !== undefined && { ids }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(currency !== undefined && { currency }),
    ...(rates !== undefined && { rates }),
    keepRejects: options.rejects !== undefined,
  };
}

/**
 * Which rows of fields a command asks for.
 *
 * @param files - where it reads them, as its operands or an option name them
 */
export function recordRequest(
  { options }: Pick<Request<RecordOptions>, 'options'>,
  files: readonly string[],
  fields: readonly Field[],
): RecordRequest {
  const settings = fileSettings(options);
  const own = [...settings.columns].filter(
    ([name]) => name === 'currency' || fields.some((field) => field.name === name),
  );
  return { ...settings, files, fields, columns: new Map(own) };
}

/** The options that say which customers to read, and how. */
export type CustomerOptions = ReadingOptions & TypedOptions<readonly [typeof windowStartOption]>;

/**
 * Which customers a command asks for: its options say how to read the files.
 *
 * @param files - where it reads them, as its operands or an option name them
 * @param wanted - the columns of text to keep, and what the command cannot do without
 * @param directory - where a description of a log's source is looked for
 * @param fields - of the other files that the command reads
 * @throws {Refusal} the source of a log is described in a file that cannot be used
 */
export async function customerRequest(
  { options }: Pick<Request<CustomerOptions>, 'options'>,
  files: readonly string[],
  wanted: Pick<CustomerRequest, 'labels' | 'needs'>,
  directory: string,
  fields: readonly Field[] = [],
): Promise<CustomerRequest> {
  const settings = fileSettings(options);
  const own = [...settings.columns].filter((entry): entry is [Role, ColumnChoice] =>
    customerFields.some(({ name }) => name === entry[0]),
  );
  const { duplicates, asOf, windowStart } = options;
  return {
    ...wanted,
    ...settings,
    files,
    columns: new Map(own),
    join: options.join,
    ...(duplicates !== undefined && { duplicates }),
    log: await logRequest(options, settings.columns, fields, directory),
    ...(asOf !== undefined && { asOf: asOf.day }),
    ...(windowStart !== undefined && { windowStart: windowStart.day }),
  };
}

/**
 * Which tenures a command asks for, of customers or of cohorts.
 *
 * @throws {Refusal} the source of a log is described in a file that cannot be used
 */
export async function tenureRequest(
  request: Request<CustomerOptions & TypedOptions<readonly [typeof cohortSizeOption]>>,
  wanted: Pick<CustomerRequest, 'labels' | 'needs'>,
  directory: string,
): Promise<TenureRequest> {
  const customers = await customerRequest(request, request.operands, wanted, directory);
  const { cohortSize } = request.options;
  return cohortSize === undefined ? customers : { ...customers, cohortSize: cohortSize.customers };
}

/**
 * How to read a log of orders where a list of customers may stand as well.
 *
 * @param fields - of the other files that the command reads: what columns can be in those
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} the source is described in a file that cannot be used
 */
async function logRequest(
  options: TypedOptions<typeof customerLogOptions>,
  columns: ReadonlyMap<string, ColumnChoice>,
  fields: readonly Field[],
  directory: string,
): Promise<LogRequest> {
  const known = new Set<string>([...customerFields, ...fields].map(({ name }) => name));
  const own = [...columns].filter(
    ([name]) => name === 'currency' || allOrderFields.some((field) => field.name === name),
  );
  const { silentAfter } = options;
  return {
    ...(await logSettings(options, directory)),
    ...(silentAfter !== undefined && { silentAfterDays: silentAfter.days }),
    columns: new Map(own),
    options: [
      ...customerLogOptions
        .filter(({ name }) => isGiven(options[keyOf(name) as keyof typeof options]))
        .map(({ name }) => `--${name}`),
      ...own.filter(([name]) => !known.has(name)).map(([name]) => `--column ${name}=`),
    ],
  };
}

type LogSettings = Pick<
  OrderRequest,
  'source' | 'described' | 'basis' | 'amountPer' | 'since' | 'until' | 'timeZone' | 'status'
>;

/**
 * The settings that hold for logs of orders, wherever one is read.
 *
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} the source is described in a file that cannot be used
 */
export async function logSettings(
  {
    source,
    basis = 'net',
    amountPer,
    since,
    until,
    timeZone,
    status,
  }: TypedOptions<typeof orderOptions>,
  directory: string,
): Promise<LogSettings> {
  return {
    ...(source !== undefined &&
      ('file' in source
        ? { described: await sourceIn(source.file, directory) }
        : { source: source.name })),
    basis,
    ...(amountPer !== undefined && { amountPer }),
    ...(since !== undefined && { since: since.day }),
    ...(until !== undefined && { until: until.day }),
    ...(timeZone !== undefined && { timeZone }),
    ...(status.length > 0 && { status }),
  };
}

/** An option that may be repeated is an empty list where it is not given. */
const isGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined;

/** Loaded only here: the YAML parser and the schema take longer to load than most logs take to read. */
async function sourceIn(file: string, directory: string): Promise<OrderSource> {
  const { readSourceFile } = await import('../orders/source-file.ts');
  return readSourceFile(file, directory);
}
