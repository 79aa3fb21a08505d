import { failure, success } from '../../../core/outcome.ts';
import { decimal } from '../../../core/quantity/decimal.ts';
import { encodings } from '../../../input/bytes/encoding.ts';
import { currencyNamed } from '../../../input/cells/currency-codes.ts';
import { dateOrders } from '../../../input/cells/date-cell.ts';
import { type DateFormat, dateFormat } from '../../../input/cells/date-format.ts';
import { idChoices } from '../../../input/cells/folded-id.ts';
import { decimalMarks } from '../../../input/cells/number-cell.ts';
import { allOrderFields } from '../../../input/orders/order-fields.ts';
import type { Field } from '../../../input/records/field.ts';
import { problem } from '../../../problems/problem.ts';
import { needing, type OptionSpec, type Reader, type TypedOptions } from '../../option.ts';
import { type Day, day, delimiterNamed, encodingNamed } from '../option-readers.ts';
import { customerLogOptions, orderOptions } from '../orders/log-options.ts';
import { columnReader, rolesTwice } from './column-choice.ts';

const group = 'How files are read';

const columnsOfCustomers =
  'the id, spend, tenure, start, end, last, status, currency, interval, quantity, month or segment, or of a table of cohorts elapsed or surviving; of a log of orders customer, date, amount and more; with a unit: spend=Amount:mo, spend=Total:total, tenure=Stay:y, elapsed=Age:mo; status=- for none (by name)';

const columnOption = (
  columns: string,
  fields: readonly Field[],
  synonyms: OptionSpec['synonyms'] = [],
) =>
  ({
    name: 'column',
    value: 'ROLE=HEADER',
    read: columnReader(fields),
    check: rolesTwice,
    repeatable: true,
    group,
    help: `which column is ${columns}`,
    synonyms: ['map', 'mapping', 'rename', 'field', ...synonyms],
  }) as const satisfies OptionSpec;

/** Figures that customers bring in a column of their own. */
const ofCustomers = [
  ...['arpu', 'revenue', 'mrr', 'arr', 'spend', 'amount'].map((name) => ({
    name,
    write: '--column spend=HEADER, because the files contain it',
  })),
  { name: 'id-column', write: '--column id=HEADER' },
];

/** Codes and signs as they are written: "EUR", "$". */
export const currencyReader: Reader<string> = (text, what) => {
  const named = currencyNamed(text.trim());
  return named === undefined
    ? failure(problem('quantity-unreadable', { what, text, examples: 'EUR, USD or $' }))
    : success(named);
};

/** "excel", "unix", "unix-ms" or a pattern. */
const formatNamed: Reader<DateFormat> = (text, what) => {
  const format = dateFormat(text.trim());
  const examples = 'excel, unix, unix-ms or dd.MM.yyyy, where MM is the month and mm are minutes';
  return format === undefined
    ? failure(problem('quantity-unreadable', { what, text, examples }))
    : success(format);
};

/** What no file says of itself; each option settles what would otherwise be refused. */
const layoutOptions = [
  {
    name: 'date-order',
    inSource: 'date-order',
    value: 'ORDER',
    choices: dateOrders,
    group,
    help: 'order of day, month and year in dates: dmy, mdy or ymd (as the dates show)',
    synonyms: ['dayfirst', 'day-first'],
  },
  {
    name: 'date-format',
    inSource: 'date-format',
    value: 'FORMAT',
    read: formatNamed,
    excludes: [{ any: ['date-order'], settle: 'A format says the order too: keep one of them.' }],
    group,
    help: 'format of all dates in all files: excel (day numbers of a spreadsheet), unix or unix-ms (seconds or milliseconds since 1970), or a pattern of yyyy yy MMM MM M dd d HH mm ss: dd.MM.yy (as the dates show)',
    synonyms: [
      'strptime',
      'strftime',
      'date-pattern',
      'datetime-format',
      'dateformat',
      'time-format',
    ],
  },
  {
    name: 'decimal',
    inSource: 'decimal',
    value: 'MARK',
    choices: decimalMarks,
    group,
    help: 'decimal mark: . or , (as the numbers show)',
    synonyms: ['decimal-mark', 'decimal-separator', 'decimal-point'],
  },
  {
    name: 'ids',
    inSource: 'ids',
    value: 'HOW',
    choices: idChoices,
    group,
    help: 'which ids are one customer: fold, those that differ by the case of letters, or numbers that differ by zeros in front or a .0 (17850, 017850 and 17850.0); exact, only those written alike (e-mail addresses that differ by case)',
    synonyms: ['ignore-case', 'case-insensitive', 'id-case', 'fold-ids', 'normalize-ids'],
  },
  {
    name: 'encoding',
    inSource: 'encoding',
    value: 'NAME',
    read: encodingNamed,
    group,
    help: `${encodings.join(', ')} (by the byte-order mark, else utf-8)`,
    synonyms: ['charset', 'codepage'],
  },
  {
    name: 'delimiter',
    inSource: 'delimiter',
    value: 'CHAR',
    read: delimiterNamed,
    group,
    help: 'character between cells: , ; | or tab (the one that fits the header)',
    synonyms: ['separator', 'sep', 'delim'],
  },
  {
    name: 'sheet',
    inSource: 'sheet',
    value: 'NAME',
    repeatable: true,
    group,
    help: 'sheet to read of a workbook (.xlsx); of several workbooks, each has one of the names (the only one whose headers fit)',
    synonyms: ['sheet-name', 'worksheet', 'tab', 'sheets'],
  },
  {
    name: 'currency',
    inSource: 'currency',
    value: 'CODE',
    read: currencyReader,
    group,
    help: 'currency of the amounts: EUR (as in the files)',
    synonyms: ['currency-code', 'ccy'],
  },
  {
    name: 'rates',
    value: 'FILE',
    group,
    help: 'CSV of currency and rate, the value of one unit in --currency, to convert amounts in several currencies',
    needs: ['currency'],
    synonyms: ['fx', 'exchange-rates', 'currency-rates'],
  },
] as const satisfies readonly OptionSpec[];

const asOfOption = {
  name: 'as-of',
  value: 'DATE',
  read: day('last day'),
  group,
  help: 'day of the export, until which active customers have stayed: 2024-12-31',
  synonyms: ['today', 'snapshot-date', 'observation-date', 'end-date'],
} as const satisfies OptionSpec;

const rejectedOptions = [
  {
    name: 'rejects',
    value: 'FILE',
    group,
    help: 'write the rejected rows to this file as CSV, with the reason',
    synonyms: ['errors', 'bad-rows', 'rejected'],
  },
  {
    name: 'strict',
    group,
    help: 'exit with 1 if any row was rejected; the result is still printed',
    synonyms: ['fail-fast', 'fail-on-error'],
  },
] as const satisfies readonly OptionSpec[];

const joinOption = {
  name: 'join',
  value: 'FILE',
  repeatable: true,
  group,
  help: 'add the columns of this file by customer; several rows of spend for one customer are added up',
  synonyms: ['merge'],
} as const satisfies OptionSpec;

const duplicatesOption = {
  name: 'duplicates',
  inSource: 'duplicates',
  value: 'HOW',
  choices: ['sum', 'first', 'each'],
  group,
  help: 'several rows for one customer: sum adds them up, first keeps the first, each counts every row as a customer (refused)',
  synonyms: ['dedupe', 'dedup', 'unique'],
} as const satisfies OptionSpec;

/** Options that may also stand in the file of `--source`. */
export const optionsInSource = [...layoutOptions, duplicatesOption, ...orderOptions].filter(
  (spec): spec is typeof spec & { readonly inSource: string } => 'inSource' in spec,
);

/** The names by which the file of `--source` may have an option: its own, and what it was called before. */
export const namesInSource = (spec: {
  readonly inSource: string;
  readonly formerly?: string;
}): readonly string[] =>
  spec.formerly === undefined ? [spec.inSource] : [spec.inSource, spec.formerly];

/** How files of customers are read, with the option that names their columns. */
const customerReading = (column: ReturnType<typeof columnOption>) =>
  [
    joinOption,
    column,
    ...layoutOptions,
    asOfOption,
    duplicatesOption,
    ...rejectedOptions,
    ...customerLogOptions,
  ] as const;

/** Options that say how rows of single customers are read, or a log of their orders, and what becomes of them. */
export const unusedByCells = ['column', 'ids', 'rates', 'duplicates', 'rejects', 'silent-after'];

/** The options of every command that reads customers. */
export const readingOptions = customerReading(
  columnOption(columnsOfCustomers, allOrderFields, ofCustomers),
);

export type ReadingOptions = TypedOptions<typeof readingOptions>;

const namesOf = (fields: readonly Field[]): string => fields.map(({ name }) => name).join(', ');

/** The same for commands that read files of these fields beside the customers. */
export const readingOptionsWith = (fields: readonly Field[]) =>
  customerReading(
    columnOption(
      `${namesOf(fields)}; of the customers ${columnsOfCustomers}`,
      [...fields, ...allOrderFields],
      ofCustomers,
    ),
  );

/** The same where the files of customers may be missing: what is only about them needs the option that names them. */
export const readingOptionsBeside = (fields: readonly Field[], customers: string) => {
  const ofOthers: readonly string[] = [
    columnOption('', []),
    ...layoutOptions,
    ...rejectedOptions,
  ].map(({ name }) => name);
  const specs = readingOptionsWith(fields);
  return specs.map((spec) =>
    ofOthers.includes(spec.name) ? spec : needing([spec], customers)[0],
  ) as unknown as typeof specs;
};

/** The options of commands that read only files of these fields. */
export const recordOptions = (fields: readonly Field[]) =>
  [
    columnOption(`${namesOf(fields)}; NAME=- for none (by name)`, fields),
    ...layoutOptions,
    ...rejectedOptions,
  ] as const;

export type RecordOptions = TypedOptions<ReturnType<typeof recordOptions>>;

/** For commands that say how long customers stay. */
export const windowStartOption = {
  name: 'window-start',
  value: 'DATE',
  read: day('first day'),
  group,
  help: 'first day from which the files contain all customers: those who had left by then are missing, and no customer counts as observed before (the files contain all customers there ever were)',
  check: ([start]: readonly Day[], given) => {
    const asOf = given.get('as-of')?.value as Day | undefined;
    if (start === undefined || asOf === undefined || start.day < asOf.day) return [];
    const settle = 'The window begins before the day of the export: correct one of them.';
    return [problem('option-conflict', { options: '--window-start and --as-of', settle })];
  },
  synonyms: ['start-date', 'observed-from', 'left-truncation'],
} as const satisfies OptionSpec<Day>;

/** A whole number of customers, as it was written. */
const cohortSize: Reader<{ readonly text: string; readonly customers: number }> = (text, what) => {
  const customers = decimal(text.trim());
  if (customers === undefined)
    return failure(problem('quantity-unreadable', { what, text, examples: '1000' }));
  return Number.isSafeInteger(customers) && customers > 0
    ? success({ text: text.trim(), customers })
    : failure(problem('out-of-range', { what, text, allowed: 'a whole number from 1' }));
};

/** For commands that read tables of cohorts. */
export const cohortSizeOption = {
  name: 'cohort-size',
  value: 'N',
  read: cohortSize,
  group,
  help: 'customers in each cohort at time 0, where a table of cohorts gives percents or shares',
  synonyms: ['initial-size', 'cohort-customers'],
} as const satisfies OptionSpec;
