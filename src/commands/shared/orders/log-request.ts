import { failure, success } from '../../../core/outcome.ts';
import { quantity } from '../../../core/quantity/quantity.ts';
import { isRange } from '../../../core/quantity/range.ts';
import { inYears } from '../../../core/quantity/rate.ts';
import { movedDay } from '../../../input/cells/moved-day.ts';
import type { ColumnChoice, LogRequest } from '../../../input/customer-request.ts';
import { roles } from '../../../input/headers/role.ts';
import { allOrderFields } from '../../../input/orders/order-fields.ts';
import { type OrderRequest, spendBases } from '../../../input/orders/order-request.ts';
import { orderSources } from '../../../input/orders/sources.ts';
import type { Field } from '../../../input/records/field.ts';
import { nearest } from '../../../problems/nearest.ts';
import { type Outcome, problem } from '../../../problems/problem.ts';
import type { OptionSpec, OptionValues } from '../../command.ts';
import type { OptionReader } from '../option-reader.ts';
import { dayNamed } from '../reading/day-named.ts';
import { readSourceFile } from './source-file.ts';

/**
 * How to read a log of orders where a list of customers may stand as well.
 *
 * @param fields - of the other files that the command reads: what columns can be in those
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} the source is described in a file that cannot be used
 */
export function logRequest(
  reader: OptionReader,
  options: OptionValues,
  columns: ReadonlyMap<string, ColumnChoice>,
  fields: readonly Field[],
  directory: string,
): LogRequest {
  const known = new Set<string>([...roles, ...fields.map(({ name }) => name)]);
  const own = [...columns].filter(
    ([name]) => name === 'currency' || allOrderFields.some((field) => field.name === name),
  );
  return {
    ...logAsked(reader, options, directory),
    ...reader.keyed('silentAfterDays', 'silent-after', silence),
    columns: new Map(own),
    given: [
      ...customerLogOptions
        .filter(({ name }) => options[name] !== undefined)
        .map(({ name }) => `--${name}`),
      ...own.filter(([name]) => !known.has(name)).map(([name]) => `--column ${name}=`),
    ],
  };
}

const longestDays = 36_525;

/** A length of time in whole days, at least one. */
function silence(text: string): Outcome<number> {
  const what = '--silent-after';
  const read = quantity('duration', what, text);
  if (!read.ok) return read;
  const { range, unit } = read.value;
  if (isRange(range) || unit === null)
    return failure(problem('quantity-unreadable', { what, text, examples: '180d or 6mo' }));
  const days = Math.round(inYears(range.base, unit) * 365.25);
  return days >= 1 && days <= longestDays
    ? success(days)
    : failure(problem('out-of-range', { what, text, allowed: 'between a day and 100 years' }));
}

const group = 'Orders';
const sourceNames = orderSources.map(({ name }) => name);

/** What is asked about logs of orders wherever one is read. */
export const orderOptions: readonly OptionSpec[] = [
  {
    name: 'source',
    value: 'NAME|FILE',
    group,
    help: `source of the log: ${sourceNames.join(', ')}, or a FILE.yaml that describes another export (as its headers show)`,
  },
  {
    name: 'basis',
    value: 'BASIS',
    choices: spendBases,
    group,
    help: 'spend net of refunds, tax and shipping, where the export has them, or gross, with nothing subtracted (net)',
  },
  {
    name: 'time-zone',
    value: 'ZONE',
    group,
    help: 'count days where the business is, Europe/Berlin: times with an offset, and those of exports in UTC, are converted to this zone (as written)',
  },
  {
    name: 'until',
    value: 'DATE',
    group,
    help: 'last day of the observation; later orders are left out (the last day in the log)',
  },
];

/** What is asked where a log stands for a list of customers. */
export const customerLogOptions: readonly OptionSpec[] = [
  ...orderOptions,
  {
    name: 'silent-after',
    value: 'D',
    group,
    help: 'for a log of orders: each purchase covers this time, and a customer who has not bought since has left: 180d, 6mo (a charge that is overdue, where charges are regular; else who has left is unknown)',
  },
];

/** What the options say about logs of orders, wherever one is read. */
export type LogAsked = Pick<OrderRequest, 'source' | 'described' | 'basis' | 'until' | 'timeZone'>;

/**
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} the source is described in a file that cannot be used
 */
export function logAsked(reader: OptionReader, options: OptionValues, directory: string): LogAsked {
  return {
    ...reader.one('source', (text) => sourceNamed(text, directory)),
    basis: spendBases.find((basis) => basis === options['basis']) ?? 'net',
    ...reader.keyed('until', 'until', (text) => dayNamed('--until', text)),
    ...reader.keyed('timeZone', 'time-zone', zoneNamed),
  };
}

/** A value with a point or a slash is a file that describes the source; any other is the name of one. */
function sourceNamed(
  text: string,
  directory: string,
): Outcome<Pick<LogAsked, 'source' | 'described'>> {
  if (/[./\\]/.test(text)) return success({ described: readSourceFile(text, directory) });
  const names = orderSources.map(({ name }) => name);
  if (names.includes(text)) return success({ source: text });
  const choices = `${names.join(', ')}, or a file that describes it: source.yaml`;
  return failure(problem('option-choice', { option: '--source', text, choices }));
}

function zoneNamed(text: string): Outcome<string> {
  try {
    movedDay(text, 'utc');
    return success(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const near = nearest(text, Intl.supportedValuesOf('timeZone'));
    const examples = near === '' ? 'Europe/Berlin, America/New_York or UTC' : near;
    return failure(problem('quantity-unreadable', { what: '--time-zone', text, examples }));
  }
}
