import { failure, success } from '../../../core/outcome.ts';
import { currencyNamed } from '../../../input/cells/currency-codes.ts';
import type { ColumnChoice, CustomerRequest } from '../../../input/customer-request.ts';
import { type Role, roles } from '../../../input/headers/role.ts';
import { allOrderFields } from '../../../input/orders/order-fields.ts';
import type { Field } from '../../../input/records/field.ts';
import type { RecordRequest } from '../../../input/records/record-request.ts';
import { type Outcome, type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionValues, Request } from '../../command.ts';
import { OptionReader } from '../option-reader.ts';
import { logRequest } from '../orders/log-request.ts';
import { columnChoice } from './column-choice.ts';
import { dayNamed } from './day-named.ts';
import { delimiterNamed, encodingNamed } from './text-format.ts';

/** What the options say about every file that a command reads, customers or not. */
export type FileSettings = Pick<
  CustomerRequest,
  'dateOrder' | 'decimal' | 'encoding' | 'delimiter' | 'currency' | 'rates' | 'keepRejects'
> & { readonly columns: ReadonlyMap<string, ColumnChoice> };

function fileSettings(
  reader: OptionReader,
  options: OptionValues,
  fields: readonly Field[],
): FileSettings {
  const columns = listOf(options, 'column').flatMap((text) =>
    reader.settle(columnChoice(text, fields)),
  );
  reader.problems.push(...rolesTwice(columns.map(([role]) => role)));
  const settings = {
    columns: new Map(columns),
    ...reader.keyed('dateOrder', 'date-order', (text) => choice('--date-order', text, dateOrders)),
    ...reader.keyed('decimal', 'decimal', (text) => choice('--decimal', text, decimalMarks)),
    ...reader.keyed('encoding', 'encoding', encodingNamed),
    ...reader.keyed('delimiter', 'delimiter', delimiterNamed),
    ...reader.keyed('currency', 'currency', currency),
    ...reader.keyed('rates', 'rates', success<string>),
    keepRejects: options['rejects'] !== undefined,
  };
  if (settings.rates !== undefined && settings.currency === undefined)
    reader.problems.push(problem('option-needs', { option: '--rates', needs: '--currency' }));
  return settings;
}

/**
 * Which rows of fields a command asks for.
 *
 * @param files - where it reads them, as its operands or an option name them
 * @param all - the fields of every file that the command reads, where there are several kinds
 * @throws {Refusal} an option has a value that it cannot have
 */
export function recordRequest(
  { options }: Pick<Request, 'options'>,
  files: readonly string[],
  fields: readonly Field[],
  all: readonly Field[] = fields,
): RecordRequest {
  const reader = new OptionReader(options);
  const settings = fileSettings(reader, options, all);
  if (reader.problems.length > 0) throw new Refusal(...reader.problems);
  const own = [...settings.columns].filter(
    ([name]) => name === 'currency' || fields.some((field) => field.name === name),
  );
  return { ...settings, files, fields, columns: new Map(own) };
}

/**
 * Which customers a command asks for: its options say how to read the files.
 *
 * @param files - where it reads them, as its operands or an option name them
 * @param wanted - the columns of text to keep, and what the command cannot do without
 * @param directory - where a description of a log's source is looked for
 * @param fields - of the other files that the command reads
 * @throws {Refusal} an option has a value that it cannot have
 */
export function customerRequest(
  { options }: Pick<Request, 'options'>,
  files: readonly string[],
  wanted: Pick<CustomerRequest, 'labels' | 'needs'>,
  directory: string,
  fields: readonly Field[] = [],
): CustomerRequest {
  const reader = new OptionReader(options);
  const settings = fileSettings(reader, options, [...fields, ...allOrderFields]);
  const own = [...settings.columns].filter((entry): entry is [Role, ColumnChoice] =>
    roles.some((role) => role === entry[0]),
  );
  const request = {
    ...wanted,
    ...settings,
    files,
    columns: new Map(own),
    join: listOf(options, 'join'),
    ...reader.keyed('duplicates', 'duplicates', (text) =>
      choice('--duplicates', text, duplicateWays),
    ),
    log: logRequest(reader, options, settings.columns, fields, directory),
    ...reader.keyed('asOf', 'as-of', (text) => dayNamed('--as-of', text)),
    ...reader.keyed('windowStart', 'window-start', (text) => dayNamed('--window-start', text)),
  };
  if (request.windowStart !== undefined && request.windowStart >= (request.asOf ?? Infinity))
    reader.problems.push(
      problem('option-conflict', {
        options: '--window-start and --as-of',
        settle: 'The window begins before the day of the export: correct one of them.',
      }),
    );
  if (reader.problems.length > 0) throw new Refusal(...reader.problems);
  return request;
}

const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
const decimalMarks = ['.', ','] as const;
const duplicateWays = ['sum', 'first', 'each'] as const;

function listOf(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  if (value === undefined || value === true) return [];
  return typeof value === 'string' ? [value] : value;
}

/** A role that is given twice contradicts itself. */
function rolesTwice(roles: readonly string[]): readonly Problem[] {
  const twice = new Set(roles.filter((role, i) => roles.indexOf(role) !== i));
  return [...twice].map((role) =>
    problem('option-conflict', {
      options: `two --column ${role}=`,
      settle: 'Keep the right one.',
    }),
  );
}

function choice<C extends string>(option: string, text: string, choices: readonly C[]): Outcome<C> {
  const found = choices.find((each) => each === text);
  return found === undefined
    ? failure(problem('option-choice', { option, text, choices: choices.join(', ') }))
    : success(found);
}

function currency(text: string): Outcome<string> {
  const named = currencyNamed(text.trim());
  const what = '--currency';
  return named === undefined
    ? failure(problem('quantity-unreadable', { what, text, examples: 'EUR, USD or $' }))
    : success(named);
}
