import type { StayRequest } from '../../../input/aggregates/stay-aggregates.ts';
import type {
  ColumnChoice,
  CustomerRequest,
  LogRequest,
  TenureRequest,
} from '../../../input/customer-request.ts';
import { customerFields, type Role } from '../../../input/customers/customer-fields.ts';
import { allOrderFields } from '../../../input/orders/order-fields.ts';
import type { LogSettings } from '../../../input/orders/order-request.ts';
import { plain } from '../../../input/orders/sources/plain.ts';
import type { Field } from '../../../input/records/field.ts';
import type { RecordRequest } from '../../../input/records/record-request.ts';
import type { Request } from '../../command.ts';
import { keyOf, type OptionSpec, type TypedOptions } from '../../option.ts';
import { valuesOf } from '../../option-values.ts';
import { customerLogOptions, type orderOptions } from '../orders/log-options.ts';
import type { SourceFile } from '../orders/source-file.ts';
import {
  type cohortSizeOption,
  optionsInSource,
  type ReadingOptions,
  type RecordOptions,
  type windowStartOption,
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
  | 'sheets'
  | 'currency'
  | 'rates'
  | 'keepRejects'
> & { readonly columns: ReadonlyMap<string, ColumnChoice> };

function fileSettings(options: RecordOptions): FileSettings {
  const { dateOrder, dateFormat, decimal, ids, encoding, delimiter, sheet, currency, rates } =
    options;
  return {
    columns: new Map(options.column),
    ...(dateOrder !== undefined && { dateOrder }),
    ...(dateFormat !== undefined && { dateFormat }),
    ...(decimal !== undefined && { decimal }),
    ...(ids !== undefined && { ids }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(sheet.length > 0 && { sheets: sheet }),
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
  { options: given }: Pick<Request<CustomerOptions>, 'options'>,
  files: readonly string[],
  wanted: Pick<CustomerRequest, 'labels' | 'needs'>,
  directory: string,
  fields: readonly Field[] = [],
): Promise<CustomerRequest> {
  const { options, file } = await settledBySource(given, directory);
  const settings = fileSettings(options);
  const own: readonly (readonly [string, ColumnChoice])[] = [
    ...(file?.rows.kind === 'customers' ? savedColumns(file) : []),
    ...settings.columns,
  ];
  const { duplicates, asOf, windowStart } = options;
  return {
    ...wanted,
    ...settings,
    files,
    columns: customerRoles(own),
    join: options.join,
    ...(duplicates !== undefined && { duplicates }),
    log: logRequest(options, settings.columns, fields, file),
    ...(asOf !== undefined && { asOf: asOf.day }),
    ...(windowStart !== undefined && { windowStart: windowStart.day }),
  };
}

/** The columns that options name of customers; they may name those of other files too. */
export const customerRoles = (
  columns: readonly (readonly [string, ColumnChoice])[],
): ReadonlyMap<Role, ColumnChoice> =>
  new Map(columns.flatMap(([name, choice]) => (isRole(name) ? [[name, choice] as const] : [])));

const isRole = (name: string): name is Role => customerFields.some((field) => field.name === name);

/** The columns of customers that a file names; no column is any other role. */
const savedColumns = ({ columns }: SourceFile): readonly (readonly [string, ColumnChoice])[] => [
  ...customerFields.map(({ name }) => [name, 'none'] as const),
  ...columns,
];

/** Which customers a command asks for that a database has added up: the answer to a statement of `rapport sql`. */
export function stayRequest(
  { options }: Pick<Request<CustomerOptions>, 'options'>,
  files: readonly string[],
  { labels, needs }: Pick<CustomerRequest, 'labels' | 'needs'>,
): StayRequest {
  const { asOf, windowStart } = options;
  return {
    ...fileSettings(options),
    files,
    columns: new Map(),
    labels: labels.map((header) => ({ header, option: `--by ${header}` })),
    needs,
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
 * @param file - of `--source`, where it is one
 */
function logRequest(
  options: TypedOptions<typeof customerLogOptions>,
  columns: ReadonlyMap<string, ColumnChoice>,
  fields: readonly Field[],
  file: SourceFile | undefined,
): LogRequest {
  const known = new Set<string>([...customerFields, ...fields].map(({ name }) => name));
  const own = [...columns].filter(
    ([name]) => name === 'currency' || allOrderFields.some((field) => field.name === name),
  );
  const { silentAfter } = options;
  return {
    ...logSettings(options, own, file),
    ...(silentAfter !== undefined && { silentAfterDays: silentAfter.days }),
    options: [
      ...customerLogOptions
        .filter(({ name }) => isGiven(options[keyOf(name) as keyof typeof options]))
        .map(({ name }) => `--${name}`),
      ...own.filter(([name]) => !known.has(name)).map(([name]) => `--column ${name}=`),
    ],
  };
}

/**
 * The settings that hold for logs of orders, wherever one is read.
 *
 * @param columns - that options name
 * @param file - of `--source`, where it is one
 */
export function logSettings(
  {
    source,
    amounts = 'net',
    amountPer,
    since,
    until,
    timeZone,
    status,
  }: TypedOptions<typeof orderOptions>,
  columns: Iterable<readonly [string, ColumnChoice]>,
  file: SourceFile | undefined,
): LogSettings {
  const rows = file?.rows;
  // Every other source says itself which its columns are.
  const isPlain = rows?.kind === 'orders' && 'source' in rows && rows.source === plain.name;
  const hasOwn = file !== undefined && rows?.kind === 'orders' && !isPlain;
  return {
    ...(rows?.kind === 'orders' && 'described' in rows && { described: rows.described }),
    ...(source !== undefined && 'name' in source && { source: source.name }),
    amounts,
    ...(amountPer !== undefined && { amountPer }),
    ...(since !== undefined && { since: since.day }),
    ...(until !== undefined && { until: until.day }),
    ...(timeZone !== undefined && { timeZone }),
    ...(status.length > 0 && { status }),
    columns: new Map([...(hasOwn ? file.columns : []), ...columns]),
    ...(isPlain && file !== undefined && file.columns.size > 0 && { saved: file.columns }),
  };
}

/** An option that may be repeated is an empty list where it is not given. */
const isGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined;

/** Options, with what the file of `--source` settles besides them. */
interface SettledOptions<O> {
  /** Its source is the name of one, or the file where that describes one. */
  readonly options: O;
  readonly file?: SourceFile;
}

/**
 * Reads the file of `--source`, where it is one. What an option says overrules the file.
 *
 * @throws {Refusal} the file cannot be used
 */
export async function settledBySource<O extends TypedOptions<typeof orderOptions>>(
  options: O,
  directory: string,
): Promise<SettledOptions<O>> {
  const { source, ...others } = options;
  if (source === undefined || !('file' in source)) return { options };
  // Loaded only here: the YAML parser and the schema take longer to load than most files take to read.
  const { readSourceFile } = await import('../orders/source-file.ts');
  const file = readSourceFile(source.file, directory);
  const given = (name: string) => isGiven(options[keyOf(name) as keyof typeof options]);
  const excluded = ({ name, excludes = [] }: OptionSpec) =>
    excludes.flatMap(({ any }) => any.flatMap((other) => (given(other) ? [name] : [])));
  const overruled = new Set<string>(
    optionsInSource.flatMap((spec: OptionSpec) => {
      const { name, excludes = [] } = spec;
      return given(name) ? [name, ...excludes.flatMap(({ any }) => any)] : excluded(spec);
    }),
  );
  const texts = new Map([...file.options].filter(([name]) => !overruled.has(name)));
  const values: Readonly<Record<string, unknown>> = valuesOf(optionsInSource, texts);
  const settled = [...texts.keys()].map((name) => [keyOf(name), values[keyOf(name)]]);
  const { rows } = file;
  const named =
    rows.kind === 'customers' ? {} : { source: 'source' in rows ? { name: rows.source } : source };
  return { options: { ...others, ...Object.fromEntries(settled), ...named } as O, file };
}
