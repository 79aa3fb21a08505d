import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

/** What the amounts of a line are to those of the rows above it. */
type Relation = 'sum' | 'mean' | 'count';

export const rows = {
  'row-ragged': entry<{ cells: number; headers: number }>({
    severity: 'error',
    message: ({ cells, headers }) =>
      `the row has ${numberOf(cells, 'cell', 'cells')}, the header ${headers}`,
    advice: () => 'Put quotes around cells that contain the delimiter, and fill in missing cells.',
  }),
  'row-short': entry<{ cells: number; headers: number }>({
    severity: 'note',
    message: ({ cells, headers }) =>
      `the row has ${numberOf(cells, 'cell', 'cells')}, the header ${headers}; the missing cells at its end count as blank`,
    advice: () => 'Nothing to do, unless a cell before its end is missing.',
  }),
  'row-total': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `the row "${text}" looks like a total, not a customer`,
    advice: () => 'Delete totals and subtotals from the file.',
  }),
  'total-set-aside': entry<{ text: string; relation: Relation }>({
    severity: 'note',
    message: ({ text, relation }) =>
      `the row "${text}" holds the ${relation} of the rows above, so it is set aside as a total`,
    advice: () => 'Nothing to do. If it is a customer, give the customer an id like the others.',
  }),
  'total-likely': entry<{ text: string }>({
    severity: 'warning',
    message: ({ text }) =>
      `the last row, "${text}", holds the sum of the rows above, but has an id like theirs; it counts as a customer`,
    advice: () => 'If it is a total, delete the row.',
  }),
  'quote-misplaced': entry<{ lastLine: number }>({
    severity: 'error',
    message: ({ lastLine }) =>
      `a quote opens here and closes in the middle of a cell on line ${lastLine}; the lines between are lost`,
    advice: () => 'Close the quote, or write it twice ("") where it belongs to the text.',
  }),
  'cell-blank': entry<{ meaning: string }>({
    severity: 'error',
    message: ({ meaning }) => `${meaning} is blank`,
    advice: () => 'Fill it in, or delete the row.',
  }),
  'number-too-large': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `"${text}" is more than 10,000,000,000,000`,
    advice: () => 'Correct it; an amount of that size can no longer be added up to the cent.',
  }),
  'number-unreadable': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `"${text}" is not a number`,
    advice: () => 'Write it like 1234.50, $1,234.50 or 1.234,50 €.',
  }),
  'date-unreadable': entry<{ text: string; format?: string }>({
    severity: 'error',
    message: ({ text, format }) =>
      format === undefined
        ? `"${text}" is not a date`
        : `"${text}" is not a date as --date-format ${format} has it`,
    advice: ({ format }) =>
      format === undefined
        ? 'Write it like 2024-05-31, or say how it is written with --date-format.'
        : 'Correct it, or the format, which holds for all dates of all files.',
  }),
  'date-infinite': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) =>
      text.startsWith('-')
        ? `"${text}" is what databases write for a day before all others, and no date`
        : `"${text}" is what databases write for a day after all others, and no date`,
    advice: () =>
      'Write the day, or leave the cell blank; of a table in a database, name a view that does so with --table.',
  }),
  'date-is-number': entry<{ text: string; looks: string; formats: string }>({
    severity: 'error',
    message: ({ text, looks }) => `"${text}" is not a date; it looks like ${looks}`,
    advice: ({ formats }) => `If that is what it is, say so with ${formats}.`,
  }),
  'month-unreadable': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `"${text}" is not a month`,
    advice: () => 'Write it like 2024-05, with four digits for the year.',
  }),
  'status-unreadable': entry<{
    text: string;
    /** Whether it is yes or no, in a column whose name does not ask whether customers are active, or have left. */
    isAnswer?: boolean;
    /** Whether a database counted the customers. */
    counted?: boolean;
  }>({
    severity: 'error',
    message: ({ text, isAnswer = false }) =>
      isAnswer
        ? `"${text}" is neither active nor ended, as it is unknown which of them yes means`
        : `"${text}" is neither active nor ended`,
    advice: ({ isAnswer = false, counted = false }) => {
      const other = 'if the column has another meaning, give --column status=-.';
      if (isAnswer && counted)
        return `Name a view with --table whose status is active or ended; or read the table with --connect, where a name like is_active or churned says what yes means; ${other}`;
      if (isAnswer)
        return `Give the column a name that says what yes means, such as is_active or churned, or write active or ended; ${other}`;
      return `${counted ? 'Name a view with --table whose status is' : 'Write'} active or ended; ${other}`;
    },
  }),
  'interval-unreadable': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `"${text}" is not a period`,
    advice: () => 'Write it like month, year or 3 months.',
  }),
  'currency-unreadable': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `"${text}" is not a currency`,
    advice: () => 'Write its three letters, like EUR.',
  }),
  'currency-contradicted': entry<{ cell: string; column: string; header: string }>({
    severity: 'error',
    message: ({ cell, column, header }) => {
      const said = [
        ...(cell === '' ? [] : [`${cell} in the cell`]),
        ...(column === '' ? [] : [`${column} in the column of currencies`]),
        ...(header === '' ? [] : [`${header} in the header`]),
      ];
      return `the row has contradictory currencies: ${said.join(', ')}`;
    },
    advice: ({ column }) =>
      column === ''
        ? 'Correct the one that is wrong.'
        : 'Correct the one that is wrong; --column currency=- leaves the column of currencies out.',
  }),
  'tenure-implausible': entry<{ years: number }>({
    severity: 'error',
    message: ({ years }) => `a tenure of ${years} years is longer than any customer stays`,
    advice: () =>
      'Correct it; a wrong unit of a tenure is corrected with --column tenure=HEADER:d.',
  }),
  'tenure-negative': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `a tenure cannot be ${text}`,
    advice: () => 'Correct it, or delete the row.',
  }),
  'end-before-start': entry<{ start: string; end: string }>({
    severity: 'error',
    message: ({ start, end }) => `the end, ${end}, comes before the start, ${start}`,
    advice: () => 'Correct the dates; perhaps --date-order is wrong.',
  }),
  'start-after-as-of': entry<{ start: string; asOf: string }>({
    severity: 'error',
    message: ({ start, asOf }) => `the start, ${start}, comes after --as-of ${asOf}`,
    advice: () => 'Correct the date, or give the day of the export with --as-of.',
  }),
  'spend-negative': entry<{ text: string }>({
    severity: 'warning',
    message: ({ text }) => `the spend is negative: ${text}`,
    advice: () => 'It counts as it is: refunds may exceed purchases.',
  }),
  'tenure-unknown': entry({
    severity: 'warning',
    message: () => 'the tenure is blank; the row is set aside',
    advice: () => 'Fill it in if the customer should count.',
  }),
  'start-unknown': entry({
    severity: 'warning',
    message: () => 'the start is blank; the row is set aside',
    advice: () => 'Fill it in if the customer should count.',
  }),
  'start-placeholder': entry<{ day: string }>({
    severity: 'warning',
    message: ({ day }) =>
      `${day} is what programs write where they have no date; the row is set aside`,
    advice: () => 'Write the day of the start, if the customer should count.',
  }),
  'end-unknown': entry<{ ended: boolean }>({
    severity: 'warning',
    message: ({ ended }) =>
      !ended
        ? 'whether and when the relationship ended is unknown; the row is set aside'
        : 'the relationship has ended on an unknown day; the row is set aside',
    advice: () =>
      'Give the day of the end in a column; --column status=- counts these customers as active.',
  }),
  'status-unknown': entry({
    severity: 'warning',
    message: () => 'whether the relationship has ended is unknown; the row is set aside',
    advice: () => 'Fill in active or ended if the customer should count.',
  }),
  'ended-before-window': entry<{ windowStart: string }>({
    severity: 'warning',
    message: ({ windowStart }) =>
      `the relationship had ended by --window-start ${windowStart}; the row is set aside`,
    advice: () =>
      'Nothing to do if the file has only some of these customers; if it has all of them, leave --window-start out.',
  }),
  'status-contradicts-end': entry<{ end: string | null }>({
    severity: 'warning',
    message: ({ end }) =>
      end === null
        ? 'the status is active, though the relationship is said to have ended; the status counts'
        : `the status is active, though the end, ${end}, has passed; the status counts`,
    advice: () =>
      'Correct the one that is wrong; --column status=- goes by the end, --column end=- by the status.',
  }),
  'tenure-contradicts-end': entry<{
    start: string;
    end: string;
    days: number;
    tenureDays: number;
  }>({
    severity: 'warning',
    message: ({ start, end, days, tenureDays }) =>
      `from ${start} to ${end} it is ${numberOf(days, 'day', 'days')}, but the tenure is ${numberOf(tenureDays, 'day', 'days')}; the tenure counts`,
    advice: () =>
      'Correct the one that is wrong; if the end is still to come, give the day of the export with --as-of; --column tenure=- goes by the dates.',
  }),
  'trial-unpaid': entry({
    severity: 'note',
    message: () => 'a trial pays nothing: the stay begins when it ends',
    advice: () =>
      'Nothing to do; --column trial=- counts the trial as paid where a column has its end.',
  }),
  'trial-alone': entry({
    severity: 'warning',
    message: () =>
      'the relationship ended with its trial, which pays nothing; the row is set aside',
    advice: () => 'Nothing to do; --column trial=- counts the trial as a stay.',
  }),
  'not-started': entry({
    severity: 'warning',
    message: () => 'the relationship never began; the row is set aside',
    advice: () => 'Nothing to do; --column status=- counts the row.',
  }),
  'customer-repeated': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) => `a later row of "${id}" is set aside (--duplicates first)`,
    advice: () => 'Nothing to do.',
  }),
  'join-unmatched': entry<{ id: string; others: string }>({
    severity: 'warning',
    message: ({ id, others }) => `"${id}" is not in ${others}; the customer is set aside`,
    advice: () => 'Check that both files name customers the same way and cover the same ones.',
  }),
  'customer-left-out': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) => `"${id}" is left out because of its row in another file`,
    advice: () => 'See the problems reported for the other file.',
  }),
  'rows-added-up': entry<{ rows: number; customers: number }>({
    severity: 'note',
    message: ({ rows: count, customers }) =>
      `${numberOf(count, 'row', 'rows')} of spend were added up to ${numberOf(customers, 'customer', 'customers')}`,
    advice: () => 'Nothing to do, unless rows repeat each other.',
  }),
  'subscriptions-added-up': entry<{ rows: number; customers: number }>({
    severity: 'note',
    message: ({ rows: count, customers }) =>
      `${numberOf(count, 'subscription', 'subscriptions')} were added up to ${numberOf(customers, 'customer', 'customers')}`,
    advice: () =>
      'Nothing to do; --duplicates each counts every subscription as a customer of its own.',
  }),
  'labels-differ': entry<{ id: string; kept: string; other: string }>({
    severity: 'warning',
    message: ({ id, kept, other }) =>
      `the rows of "${id}" that are added up have both "${kept}" and "${other}"; the first counts`,
    advice: () => 'Group by a column that is the same in all rows of a customer.',
  }),
  'ids-differ-by-case': entry<{ one: string; other: string }>({
    severity: 'warning',
    message: ({ one, other }) => `"${one}" and "${other}" differ only by case`,
    advice: () => 'They count as two customers; --ids fold counts such ids as one.',
  }),
  'ids-differ-by-zeros': entry<{ one: string; other: string }>({
    severity: 'warning',
    message: ({ one, other }) => `"${one}" and "${other}" are the same number`,
    advice: () => 'They count as two customers; --ids fold counts such ids as one.',
  }),
  'ids-folded': entry<{ ids: number; one: string; other: string; addresses: boolean }>({
    severity: 'note',
    message: ({ ids, one, other, addresses }) =>
      `${addresses ? numberOf(ids, 'e-mail address', 'e-mail addresses') : numberOf(ids, 'id', 'ids')} ${
        ids === 1 ? 'is' : 'are'
      } written in several ways, such as "${one}" and "${other}", and ${ids === 1 ? 'counts as one customer' : 'count as one customer each'}`,
    advice: () => 'Nothing to do; --ids exact counts each way to write an id as a customer.',
  }),
  'last-activity-as-end': entry<{ header: string }>({
    severity: 'note',
    message: () => 'no column has the end of a relationship: tenures last until the last activity',
    advice: ({ header }) =>
      `To count every customer as active until the day of the export: --column last=- --as-of DATE instead of "${header}".`,
  }),
};
