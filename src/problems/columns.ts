import { columnArgument } from './column-argument.ts';
import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

/** The column that is perhaps meant, and what its cells look like; null where none is near. */
interface Guess {
  readonly header: string;
  readonly holds: string;
  readonly needsUnit: boolean;
  readonly isFirms: boolean;
}

/** Names the columns of a file, at the end of what to do; nothing where a later problem names them. */
export const columnList = (headers: string): string =>
  headers === '' ? '' : ` The columns are: ${headers}.`;

/** Whether these are the columns of a list of `forecast`, which has tenures and spend a year only among all figures. */
const isForecastList = (headers: string): boolean => {
  const names = headers.split(', ');
  return ['buysWithin', 'usualGapDays', 'daysSilent'].every((name) => names.includes(name));
};

const forecastListAdvice =
  'This is a list of rapport forecast --each: with --all-figures too it has the tenure and the spend a year of each customer, which are read without another option.';

export const columns = {
  'ids-rounded': entry<{ text: string; count: number }>({
    severity: 'error',
    message: ({ text, count }) =>
      `"${text}" is an id that a spreadsheet has rounded (${numberOf(count, 'such id', 'such ids')}), so different customers may have become one`,
    advice: () =>
      'Export the file again with the ids as text: in the spreadsheet, import this column as text, or give it the number format 0 before saving.',
  }),
  'header-repeated': entry<{ header: string; columns: string }>({
    severity: 'error',
    message: ({ header, columns: numbers }) => `columns ${numbers} have the same name "${header}"`,
    advice: () => 'Rename all but the one that should be read.',
  }),
  'header-repeated-unread': entry<{ header: string; columns: string }>({
    severity: 'warning',
    message: ({ header, columns: numbers }) =>
      `columns ${numbers} have the same name "${header}"; none of them is read`,
    advice: () => 'Rename them before you group or filter by one.',
  }),
  'column-unknown': entry<{
    header: string;
    option: string;
    suggestion: string;
    headers: string;
  }>({
    severity: 'error',
    message: ({ header, option }) =>
      `there is no column "${header}"${option === '' ? '' : `, which ${option} names`}`,
    advice: ({ suggestion, headers }) =>
      suggestion === ''
        ? `Choose one of: ${headers}.`
        : `Did you mean "${suggestion}"?${columnList(headers)}`,
  }),
  'column-conflict': entry<{ role: string; meaning: string; headers: string; example: string }>({
    severity: 'error',
    message: ({ meaning, headers }) => `several columns could be ${meaning}: ${headers}`,
    advice: ({ role, example }) => `Choose one: --column ${columnArgument(role, example)}.`,
  }),
  'column-missing': entry<{
    role: string;
    meaning: string;
    headers: string;
    none: string;
    guess: Guess | null;
  }>({
    severity: 'error',
    message: ({ meaning }) => `no column is recognised as ${meaning}`,
    advice: ({ role, headers, none, guess }) =>
      `${guess === null ? `Name it with --column ${role}=HEADER` : guessed(role, guess)}${none}.${columnList(headers)}`,
  }),
  'tenure-missing': entry<{
    /** `no-curve`: dates are asked for, where assuming a tenure is no way out. */
    reason: 'no-dates' | 'no-curve' | 'total-spend';
    headers: string;
    /** The header of the spend that is a total; empty where there is none. */
    total: string;
    /** What is perhaps the tenure or the start. */
    role: 'tenure' | 'start';
    guess: Guess | null;
  }>({
    severity: 'error',
    message: ({ reason }) =>
      reason === 'total-spend'
        ? 'the spend is a total over an unknown time: there is no tenure, and there are no dates to compute it from'
        : 'there is no tenure, and there are no dates to compute it from',
    advice: ({ reason, headers, total, role, guess }) => {
      if (isForecastList(headers)) return forecastListAdvice;
      const first = guess === null ? 'Add' : `${guessed(role, guess)}. Otherwise, add`;
      const period = `--column ${columnArgument('spend', `${total}:y`)}, or mo, w, d`;
      return reason === 'total-spend'
        ? `${first} the dates with --join FILE, or give the period that the total covers: ${period}.${columnList(headers)}`
        : `${first} the dates with --join FILE, ${columnsOrAssumption(reason)}.${columnList(headers)}`;
    },
  }),
  'status-missing': entry<{ headers: string; inTable?: true }>({
    severity: 'error',
    message: () => 'no column shows which customers have left and which are still active',
    advice: ({ headers, inTable }) =>
      `Name that column with --column status=HEADER or --column end=HEADER, or ${inTable === true ? 'a view with --table that has it' : 'add it with --join FILE'}.${columnList(headers)}`,
  }),
  'window-needs-start': entry<{ headers: string }>({
    severity: 'error',
    message: () =>
      'there are no start dates, so the tenure of each customer at --window-start is unknown',
    advice: ({ headers }) =>
      `Name the column of the start with --column start=HEADER, or add it with --join FILE.${columnList(headers)}`,
  }),
  'column-unit-missing': entry<{
    role: string;
    header: string;
    /** What needs the unit; of the spend of a customer, "total" is one. */
    what: 'spend' | 'amount' | 'tenure' | 'time';
    /** What its cells look like. */
    holds: string;
    /** Which units it may have besides a month. */
    units?: string;
  }>({
    severity: 'error',
    message: ({ what }) =>
      what === 'spend' || what === 'amount'
        ? `the period that the ${what} covers is not given`
        : `the unit of the ${what} is not given`,
    advice: ({ role, header, what, holds, units = 'y, w, d' }) =>
      `Give it with --column ${columnArgument(role, `${header}:mo`)}, or ${units}${what === 'spend' ? '; or total for all that was ever spent' : ''}. The column holds ${holds}.`,
  }),
  'decimal-ambiguous': entry<{ text: string; lines: string }>({
    severity: 'error',
    message: ({ text, lines }) =>
      `"${text}" may have a thousands separator or a decimal mark, and no other number in the file shows which (${lineWord(lines)} ${lines})`,
    advice: () => 'Give the decimal mark: --decimal . or --decimal ,',
  }),
  'decimal-mixed': entry<{
    point: string;
    pointLine: number;
    comma: string;
    commaLine: number;
  }>({
    severity: 'error',
    message: ({ point, pointLine, comma, commaLine }) =>
      `"${point}" (line ${pointLine}) has a decimal point, "${comma}" (line ${commaLine}) a decimal comma`,
    advice: () =>
      'Give the decimal mark: --decimal . or --decimal , (rows that do not fit are then rejected).',
  }),
  'date-order-ambiguous': entry<{ text: string; lines: string; first: string; settle: string }>({
    severity: 'error',
    message: ({ text, lines, first }) =>
      `"${text}" may have ${first} first, and no other date in the file shows which (${lineWord(lines)} ${lines})`,
    advice: ({ settle }) => `Give the order: ${settle}.`,
  }),
  'date-order-mixed': entry<{
    one: string;
    oneLine: number;
    oneFirst: string;
    other: string;
    otherLine: number;
    otherFirst: string;
    settle: string;
  }>({
    severity: 'error',
    message: ({ one, oneLine, oneFirst, other, otherLine, otherFirst }) =>
      `"${one}" (line ${oneLine}) has ${oneFirst} first, "${other}" (line ${otherLine}) ${otherFirst}`,
    advice: ({ settle }) => `Give the order: ${settle} (rows that do not fit are then rejected).`,
  }),
  'currency-mixed': entry<{ currencies: string }>({
    severity: 'error',
    message: ({ currencies }) => `the amounts are in several currencies: ${currencies}`,
    advice: () =>
      'Convert them: --currency EUR --rates FILE, a file with the columns currency and rate.',
  }),
  'rate-missing': entry<{ currency: string; rates: string }>({
    severity: 'error',
    message: ({ currency, rates }) => `${rates} has no rate for ${currency}`,
    advice: ({ currency }) =>
      `Add a line for ${currency}: the value of one unit in the currency of --currency.`,
  }),
  'quantity-unsettled': entry<{ header: string; text: string }>({
    severity: 'error',
    message: ({ text }) =>
      `the quantity is ${text}, and the spend may be for one unit or for all of them`,
    advice: ({ header }) =>
      `Give --column ${columnArgument('quantity', header)} to multiply the spend by it, or --column quantity=- if the spend is for all units.`,
  }),
  'as-of-missing': entry<{ customers: number; latest: string | null }>({
    severity: 'error',
    message: ({ customers }) =>
      `${numberOf(customers, 'customer has', 'customers have')} a start and no end, and the day of the export is not given`,
    advice: ({ latest }) =>
      latest === null
        ? 'Give the day of the export: --as-of 2024-12-31.'
        : `Give the day of the export. The latest day in the file is ${latest}: --as-of ${latest}.`,
  }),
  'customers-repeated': entry<{
    customers: number;
    id: string;
    lines: string;
    joined: boolean;
    /** Whether some ids of these files are written in several ways and count as one. */
    folded: boolean;
  }>({
    severity: 'error',
    message: ({ customers, id, lines }) =>
      `${numberOf(customers, 'customer has', 'customers have')} several rows; "${id}" is on lines ${lines}`,
    advice: ({ joined, folded }) =>
      (joined
        ? 'A joined file must have one row per customer: --duplicates first keeps the first row. To add rows up, name this file first and join the other, with --duplicates sum.'
        : 'Choose one: --duplicates sum adds the rows up, first keeps the first row, each counts every row as a customer of its own.') +
      (folded ? ' To count each way to write an id as a customer: --ids exact.' : ''),
  }),
  'rows-none-left': entry<{ read: number; reasons: string }>({
    severity: 'error',
    message: ({ read, reasons }) =>
      `no row can be used (${numberOf(read, 'row', 'rows')} read): ${reasons}`,
    advice: () => 'rapport inspect FILE shows how the file was read.',
  }),
};

const columnsOrAssumption = (reason: 'no-dates' | 'no-curve') =>
  reason === 'no-dates'
    ? 'name the column with --column tenure=HEADER:mo or --column start=HEADER, or assume a tenure with --tenure'
    : 'or name the column with --column tenure=HEADER:mo or --column start=HEADER';

function guessed(role: string, { header, holds, needsUnit, isFirms }: Guess): string {
  const argument = columnArgument(role, needsUnit ? `${header}:mo` : header);
  const units = needsUnit ? ' (or y, w, d)' : '';
  const firms = isFirms
    ? ', which may be what the company itself earns, as its head count is beside it'
    : '';
  return `"${header}" holds ${holds}${firms}; if it is ${meant(role)}, give --column ${argument}${units}`;
}

const meant = (role: string): string => (role === 'spend' ? 'what the customer spends' : 'meant');

function lineWord(lines: string): string {
  return /^\d+$/.test(lines) ? 'line' : 'lines';
}
