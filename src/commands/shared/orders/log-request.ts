import type { ColumnChoice, LogRequest } from '../../../input/customer-request.ts';
import { customerFields } from '../../../input/customers/customer-fields.ts';
import { allOrderFields } from '../../../input/orders/order-fields.ts';
import type { OrderRequest } from '../../../input/orders/order-request.ts';
import type { OrderSource } from '../../../input/orders/source.ts';
import type { Field } from '../../../input/records/field.ts';
import { keyOf, type TypedOptions } from '../../option.ts';
import { customerLogOptions, type orderOptions } from './log-options.ts';

/**
 * How to read a log of orders where a list of customers may stand as well.
 *
 * @param fields - of the other files that the command reads: what columns can be in those
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} the source is described in a file that cannot be used
 */
export async function logRequest(
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
    ...(await logAsked(options, directory)),
    ...(silentAfter !== undefined && { silentAfterDays: silentAfter.days }),
    columns: new Map(own),
    options: [
      ...customerLogOptions
        .filter(({ name }) => options[keyOf(name) as keyof typeof options] !== undefined)
        .map(({ name }) => `--${name}`),
      ...own.filter(([name]) => !known.has(name)).map(([name]) => `--column ${name}=`),
    ],
  };
}

/** What the options say about logs of orders, wherever one is read. */
type LogAsked = Pick<OrderRequest, 'source' | 'described' | 'basis' | 'until' | 'timeZone'>;

/**
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} the source is described in a file that cannot be used
 */
export async function logAsked(
  { source, basis = 'net', until, timeZone }: TypedOptions<typeof orderOptions>,
  directory: string,
): Promise<LogAsked> {
  return {
    ...(source !== undefined &&
      ('file' in source
        ? { described: await sourceIn(source.file, directory) }
        : { source: source.name })),
    basis,
    ...(until !== undefined && { until: until.day }),
    ...(timeZone !== undefined && { timeZone }),
  };
}

/** Loaded only here: the YAML parser and the schema take longer to load than most logs take to read. */
async function sourceIn(file: string, directory: string): Promise<OrderSource> {
  const { readSourceFile } = await import('./source-file.ts');
  return readSourceFile(file, directory);
}
