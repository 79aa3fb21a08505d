import { encodings } from '../../../input/bytes/encoding.ts';
import type { Field } from '../../../input/records/field.ts';
import type { OptionSpec } from '../../command.ts';
import { customerLogOptions } from '../orders/log-request.ts';

const group = 'How files are read';

const columnsOfCustomers =
  'the id, spend, tenure, start, end, last, status, currency, interval, quantity, month or segment, or of a table of cohorts elapsed or surviving; of a log of orders customer, date, amount and more; with a unit: spend=Amount:mo, spend=Total:total, tenure=Stay:y, elapsed=Age:mo; status=- for none (by name)';

const columnOption = (columns: string): OptionSpec => ({
  name: 'column',
  value: 'ROLE=HEADER',
  repeatable: true,
  group,
  help: `which column is ${columns}`,
});

/** What no file says of itself; each option settles what would otherwise be refused. */
const layoutOptions: readonly OptionSpec[] = [
  {
    name: 'date-order',
    value: 'ORDER',
    choices: ['dmy', 'mdy', 'ymd'],
    group,
    help: 'order of day, month and year in dates: dmy, mdy or ymd (as the dates show)',
  },
  {
    name: 'decimal',
    value: 'MARK',
    choices: ['.', ','],
    group,
    help: 'decimal mark: . or , (as the numbers show)',
  },
  {
    name: 'encoding',
    value: 'NAME',
    group,
    help: `${encodings.join(', ')} (by the byte-order mark, else utf-8)`,
  },
  {
    name: 'delimiter',
    value: 'CHAR',
    group,
    help: 'character between cells: , ; | or tab (the one that fits the header)',
  },
  {
    name: 'currency',
    value: 'CODE',
    group,
    help: 'currency of the amounts: EUR (as in the files)',
  },
  {
    name: 'rates',
    value: 'FILE',
    group,
    help: 'CSV of currency and rate, the value of one unit in --currency, to convert amounts in several currencies',
  },
];

const asOfOption: OptionSpec = {
  name: 'as-of',
  value: 'DATE',
  group,
  help: 'day of the export, until which active customers have stayed: 2024-12-31',
};

const rejectedOptions: readonly OptionSpec[] = [
  {
    name: 'rejects',
    value: 'FILE',
    group,
    help: 'write the rejected rows to this file as CSV, with the reason',
  },
  {
    name: 'strict',
    group,
    help: 'exit with 1 if any row was rejected; the result is still printed',
  },
];

const customerOptions = (columns: string): readonly OptionSpec[] => [
  {
    name: 'join',
    value: 'FILE',
    repeatable: true,
    group,
    help: 'add the columns of this file by customer; several rows of spend for one customer are added up',
  },
  columnOption(columns),
  ...layoutOptions,
  asOfOption,
  {
    name: 'duplicates',
    value: 'HOW',
    choices: ['sum', 'first', 'each'],
    group,
    help: 'several rows for one customer: sum adds them up, first keeps the first, each counts every row as a customer (refused)',
  },
  ...rejectedOptions,
  ...customerLogOptions,
];

/** The options of every command that reads customers. */
export const readingOptions = customerOptions(columnsOfCustomers);

const namesOf = (fields: readonly Field[]): string => fields.map(({ name }) => name).join(', ');

/** The same for commands that read files of these fields beside the customers. */
export const readingOptionsWith = (fields: readonly Field[]): readonly OptionSpec[] =>
  customerOptions(`${namesOf(fields)}; of the customers ${columnsOfCustomers}`);

/** The options of commands that read only files of these fields. */
export const recordOptions = (fields: readonly Field[]): readonly OptionSpec[] => [
  columnOption(`${namesOf(fields)}; NAME=- for none (by name)`),
  ...layoutOptions,
  ...rejectedOptions,
];

/** For commands that say how long customers stay. */
export const windowStartOption: OptionSpec = {
  name: 'window-start',
  value: 'DATE',
  group,
  help: 'first day from which the files contain all customers: those who had left by then are missing, and no customer counts as observed before (the files contain all customers there ever were)',
};

/** For commands that read tables of cohorts. */
export const cohortSizeOption: OptionSpec = {
  name: 'cohort-size',
  value: 'N',
  group,
  help: 'customers in each cohort at time 0, where a table of cohorts gives percents or shares',
};
