import { columnArgument } from './column-argument.ts';
import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

export const columns = {
  'header-repeated': entry<{ header: string; columns: string }>({
    severity: 'error',
    message: ({ header, columns: numbers }) => `columns ${numbers} share the name "${header}"`,
    advice: () => 'Rename all but the one that is meant.',
  }),
  'header-repeated-unread': entry<{ header: string; columns: string }>({
    severity: 'warning',
    message: ({ header, columns: numbers }) =>
      `columns ${numbers} share the name "${header}"; none of them is read`,
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
        : `Did you mean "${suggestion}"? The columns are: ${headers}.`,
  }),
  'column-conflict': entry<{ role: string; meaning: string; headers: string; example: string }>({
    severity: 'error',
    message: ({ meaning, headers }) => `several columns could be ${meaning}: ${headers}`,
    advice: ({ role, example }) => `Choose one: --column ${columnArgument(role, example)}.`,
  }),
  'column-missing': entry<{ role: string; meaning: string; headers: string; none: string }>({
    severity: 'error',
    message: ({ meaning }) => `no column is recognised as ${meaning}`,
    advice: ({ role, headers, none }) =>
      `Say which it is with --column ${role}=HEADER${none}. The columns are: ${headers}.`,
  }),
  'tenure-missing': entry<{
    /** `no-curve`: dates are asked for, where assuming a tenure is no way out. */
    reason: 'no-dates' | 'no-curve' | 'total-spend';
    headers: string;
    /** The header of the spend that is a total; empty where there is none. */
    total: string;
  }>({
    severity: 'error',
    message: ({ reason }) =>
      reason === 'total-spend'
        ? 'the spend is a total of unknown duration: there are no dates, so no tenure'
        : 'there are no dates, so no tenure',
    advice: ({ reason, headers, total }) =>
      reason === 'total-spend'
        ? `Add the dates with --join FILE, or say what period the total covers: --column ${columnArgument('spend', `${total}:y`)}, or mo, w, d. The columns are: ${headers}.`
        : `Add the dates with --join FILE, ${columnsOrAssumption(reason)}. The columns are: ${headers}.`,
  }),
  'status-missing': entry<{ headers: string }>({
    severity: 'error',
    message: () => 'nothing says which customers have left and which are still active',
    advice: ({ headers }) =>
      `Name the column that says it with --column status=HEADER or --column end=HEADER, or add it with --join FILE. The columns are: ${headers}.`,
  }),
  'window-needs-start': entry<{ headers: string }>({
    severity: 'error',
    message: () =>
      'there are no start dates, so nothing says how long each customer had stayed at --window-start',
    advice: ({ headers }) =>
      `Name the column of the start with --column start=HEADER, or add it with --join FILE. The columns are: ${headers}.`,
  }),
  'column-unit-missing': entry<{
    role: string;
    header: string;
    /** What needs the unit; of the spend of a customer, "total" is one. */
    what: 'spend' | 'amount' | 'tenure' | 'time';
  }>({
    severity: 'error',
    message: ({ what }) =>
      what === 'spend' || what === 'amount'
        ? `nothing says which period the ${what} covers`
        : `nothing says in which unit the ${what} is`,
    advice: ({ role, header, what }) =>
      `Say it with --column ${columnArgument(role, `${header}:mo`)}, or y, w, d${what === 'spend' ? '; or total for all that was ever spent' : ''}.`,
  }),
  'decimal-ambiguous': entry<{ text: string; lines: string }>({
    severity: 'error',
    message: ({ text, lines }) =>
      `"${text}" reads as thousands and as decimals, and nothing in the file settles which (${lineWord(lines)} ${lines})`,
    advice: () => 'Say which mark divides the decimals: --decimal . or --decimal ,',
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
      'Say which mark divides the decimals: --decimal . or --decimal , (rows that do not fit are then rejected).',
  }),
  'date-order-ambiguous': entry<{ text: string; lines: string; first: string; settle: string }>({
    severity: 'error',
    message: ({ text, lines, first }) =>
      `"${text}" reads with ${first} first, and nothing in the file settles which (${lineWord(lines)} ${lines})`,
    advice: ({ settle }) => `Say which comes first: ${settle}.`,
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
    advice: ({ settle }) =>
      `Say which comes first: ${settle} (rows that do not fit are then rejected).`,
  }),
  'currency-mixed': entry<{ currencies: string }>({
    severity: 'error',
    message: ({ currencies }) => `amounts in several currencies: ${currencies}`,
    advice: () =>
      'Convert them: --currency EUR --rates FILE, with the columns currency and rate in it.',
  }),
  'rate-missing': entry<{ currency: string; rates: string }>({
    severity: 'error',
    message: ({ currency, rates }) => `${rates} has no rate for ${currency}`,
    advice: ({ currency }) => `Add a line for ${currency}: what one is worth in --currency.`,
  }),
  'quantity-unsettled': entry<{ header: string; text: string }>({
    severity: 'error',
    message: ({ text }) =>
      `the quantity is ${text}, and nothing says whether the spend is for one of them or for all`,
    advice: ({ header }) =>
      `Say --column ${columnArgument('quantity', header)} to multiply, or --column quantity=- if the spend is for all.`,
  }),
  'as-of-missing': entry<{ customers: number }>({
    severity: 'error',
    message: ({ customers }) =>
      `${numberOf(customers, 'customer has', 'customers have')} a start and no end: the tenure lasts until a day that nothing names`,
    advice: () => 'Give the day of the export: --as-of 2024-12-31.',
  }),
  'customers-repeated': entry<{
    customers: number;
    id: string;
    lines: string;
    joined: boolean;
  }>({
    severity: 'error',
    message: ({ customers, id, lines }) =>
      `${numberOf(customers, 'customer has', 'customers have')} several rows; "${id}" is on lines ${lines}`,
    advice: ({ joined }) =>
      joined
        ? 'Rows that are joined stand for one customer each: --duplicates first keeps the first row. To add them up, name this file first and join the other, with --duplicates sum.'
        : 'Say what to do: --duplicates sum adds them up, first keeps the first row, each takes every row for a customer of its own.',
  }),
  'rows-none-left': entry<{ read: number; reasons: string }>({
    severity: 'error',
    message: ({ read, reasons }) =>
      `of ${numberOf(read, 'row', 'rows')}, none can be used: ${reasons}`,
    advice: () => 'See how the file was understood with rapport inspect.',
  }),
};

const columnsOrAssumption = (reason: 'no-dates' | 'no-curve') =>
  reason === 'no-dates'
    ? 'name the column with --column tenure=HEADER:mo or --column start=HEADER, or assume a tenure with --tenure'
    : 'or name the column with --column tenure=HEADER:mo or --column start=HEADER';

function lineWord(lines: string): string {
  return /^\d+$/.test(lines) ? 'line' : 'lines';
}
