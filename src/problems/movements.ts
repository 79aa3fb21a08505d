import { columnArgument } from './column-argument.ts';
import { entry } from './entry.ts';

const kinds = {
  'month-columns': 'a column for each month',
  'month-rows': 'a row for each subscriber and month',
  changes: 'a row for each change',
  invoices: 'invoices',
  subscriptions: 'subscriptions',
} as const;

/** What files of subscriptions leave open, and what is odd about their rows. */
export const movements = {
  'movements-unclear': entry<{ headers: string }>({
    severity: 'error',
    message: () => 'no column shows how the recurring revenue of subscribers moves',
    advice: ({ headers }) =>
      `Movements need a customer, and besides a month and an amount a month (--column spend=HEADER:mo), a column for each month, a date and a change (--column change=HEADER), an amount and a service period (--column period-start=HEADER, --column period-end=HEADER), or a start and an amount. Columns: ${headers}.`,
  }),
  'movements-two-kinds': entry<{
    one: 'period-start' | 'start';
    other: 'change' | 'invoice';
    start: string;
    end: string;
  }>({
    severity: 'error',
    message: ({ one }) =>
      one === 'start'
        ? 'every row may be an invoice of a service period, or a subscription'
        : 'every row may be an invoice of a service period, or a change of the recurring revenue',
    advice: ({ one, start, end }) =>
      one === 'start'
        ? `For invoices, give --column ${columnArgument('period-start', start)} --column ${columnArgument('period-end', end)}; for subscriptions, --column invoice=-.`
        : 'For invoices, give --column change=-; for changes, --column period-start=-.',
  }),
  'movements-mixed': entry<{ first: string; kind: keyof typeof kinds; other: keyof typeof kinds }>({
    severity: 'error',
    message: ({ first, kind, other }) =>
      kind === other
        ? `the dates are not of the same kind as those of ${first}: months in one, days in the other`
        : `the file has ${kinds[other]}, but ${first} has ${kinds[kind]}`,
    advice: () => 'Read each kind of file in a run of its own.',
  }),
  'month-column-repeated': entry<{ month: string; headers: string }>({
    severity: 'error',
    message: ({ month, headers }) => `${headers} are both the month ${month}`,
    advice: () => 'Delete or rename one of them.',
  }),
  'month-empty': entry<{ month: string }>({
    severity: 'error',
    message: ({ month }) => `no subscriber has an amount for ${month}`,
    advice: () =>
      'Leave the month out, if it is still to come or was not exported; write 0 where nobody paid.',
  }),
  'months-too-few': entry<{ month: string }>({
    severity: 'error',
    message: ({ month }) => `movements need two months, and the files have only ${month}`,
    advice: () =>
      'Add another month: movements are what changes from the end of a month to the end of the next.',
  }),
  'months-missing': entry<{
    missing: string;
    before: string;
    after: string;
    of: 'table' | 'copies';
  }>({
    severity: 'error',
    message: ({ missing, before, after, of }) =>
      of === 'table'
        ? `no amount is of ${missing}, between ${before} and ${after}`
        : `no copy is of ${missing}, between those of ${before} and ${after}`,
    advice: () =>
      'Add what is missing, or leave out the months before or after it: it is not known who left and came back in between.',
  }),
  'month-days-differ': entry<{ one: string; other: string; header: string }>({
    severity: 'error',
    message: ({ one, other }) =>
      `rows of one month are of ${one} and of ${other}: each may be the amount of its month, or an amount that holds from its day on`,
    advice: ({ header }) =>
      `If every row is the amount of its month, give --column ${columnArgument('month', header)}. If amounts hold until the next row, write a row for each month, or the change of each row (--column change=HEADER).`,
  }),
  'subscriber-month-repeated': entry<{ id: string; month: string; lines: string }>({
    severity: 'error',
    message: ({ id, month, lines }) =>
      `"${id}" has several amounts for ${month}, on lines ${lines}`,
    advice: () =>
      'Say what they are: --duplicates sum adds them up, as for several subscriptions; --duplicates first keeps the first. A column of subscriptions or plans (--column plan=HEADER) distinguishes them too.',
  }),
  'movement-repeated': entry<{ id: string; other: string }>({
    severity: 'error',
    message: ({ id, other }) => `the row of "${id}" is the same as that of ${other}`,
    advice: () =>
      'Say whether it counts: --duplicates first leaves it out, as where two exports overlap; --duplicates sum counts both, as for two alike lines of an invoice.',
  }),
  'mrr-negative': entry<{ amount: number; month: string }>({
    severity: 'error',
    message: ({ amount, month }) =>
      `the recurring revenue${month === '' ? '' : ` of ${month}`} is ${amount}, less than nothing`,
    advice: () =>
      'Correct it. If the column has changes, name it with --column change=HEADER; refunds and credits are no recurring revenue.',
  }),
  'changes-begin-late': entry<{
    id: string;
    month: string;
    event: string;
    reason: 'event' | 'below' | 'segment';
  }>({
    severity: 'error',
    message: ({ id, month, event, reason }) => {
      if (reason === 'event')
        return `the first change of "${id}", in ${month}, is "${event}", which needs an amount before it`;
      return reason === 'below'
        ? `"${id}" has less than nothing after this change, in ${month}`
        : `this change, in ${month}, takes more from "${id}" than there is in its segment`;
    },
    advice: ({ reason }) =>
      reason === 'segment'
        ? 'Divide by a column that is the same in all rows of a customer, or write a change of plan as two rows: what ends, and what begins.'
        : `Export all changes from the first on: the log must begin before any subscriber did. Otherwise use a table of the recurring revenue by month.${
            reason === 'event'
              ? ' If nothing was paid before it, --column event=- leaves the kinds of change unread.'
              : ''
          }`,
  }),
  'amounts-perhaps-cents': entry<{ header: string }>({
    severity: 'warning',
    message: ({ header }) =>
      `the amounts of "${header}" are whole numbers, and programs write such a column in cents; they count as they stand`,
    advice: () =>
      'If they are cents, divide them by 100 in the file: shares and counts are right either way.',
  }),
  'invoice-amounts-not-net': entry<{ header: string; other: string; part: 'tax' | 'discount' }>({
    severity: 'warning',
    message: ({ header, other, part }) =>
      part === 'tax'
        ? `the amounts of "${header}" may include those of "${other}", but recurring revenue is without tax; they count as they stand`
        : `the amounts of "${header}" may be from before the discounts of "${other}"; they count as they stand`,
    advice: ({ header, part }) =>
      `If another column is without tax and after discounts, name it: --column amount=HEADER; if this one is, --column ${columnArgument('amount', header)}. Shares are right too where the ${part} is the same part of every invoice.`,
  }),
  'after-as-of': entry({
    severity: 'note',
    message: () => 'the change comes after --as-of; the row is set aside',
    advice: () => 'Nothing to do.',
  }),
  'period-backwards': entry<{ start: string; end: string }>({
    severity: 'warning',
    message: ({ start, end }) =>
      `the service period ends on ${end}, before it begins on ${start}; the invoice is set aside`,
    advice: () => 'Correct the dates; perhaps --date-order is wrong.',
  }),
  'period-end-unclear': entry<{ start: string; end: string; shown: 'none' | 'both' }>({
    severity: 'error',
    message: ({ start, end, shown }) =>
      `the period from ${start} to ${end} may include its last day or not: ${
        shown === 'none'
          ? 'no period of whole months shows which'
          : 'other periods of the file show both'
      }`,
    advice: () =>
      'Write all ends alike: as the first day of the next period (2024-01-01 to 2024-02-01), or as the last day (2024-01-01 to 2024-01-31).',
  }),
  'invoice-of-once': entry({
    severity: 'note',
    message: () =>
      'the service period begins and ends on one day: a charge of once is no recurring revenue; the row is set aside',
    advice: () =>
      'Nothing to do, unless it is the first invoice of a subscription: some programs give an invoice the period of usage before it. Then name the periods of its lines, --column period-start=HEADER --column period-end=HEADER.',
  }),
  'invoice-void': entry<{ text: string }>({
    severity: 'note',
    message: ({ text }) => `an invoice that is "${text}" is set aside`,
    advice: () => 'Nothing to do; --column invoice-status=- counts all invoices.',
  }),
  'invoice-status-unknown': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `whether an invoice that is "${text}" counts is not known`,
    advice: () =>
      'Write paid, open, void or draft; or give --column invoice-status=- to count all invoices.',
  }),
  'credit-exceeds': entry<{ id: string; from: string; until: string }>({
    severity: 'warning',
    message: ({ id, from, until }) =>
      `more is given back to "${id}" than was invoiced for the time from ${from} to before ${until}; it counts as 0`,
    advice: () =>
      'Add the invoice that is given back, if it is missing: recurring revenue is never less than nothing.',
  }),
  'copy-undated': entry({
    severity: 'error',
    message: () =>
      'several copies of an export of subscriptions need a date each, and the name of this file has none, or two',
    advice: () =>
      'Name each file after the day of its export, as subscriptions-2024-05-31.csv. Files that are parts of one export must be joined first.',
  }),
  'copies-of-one-day': entry<{ other: string; day: string }>({
    severity: 'error',
    message: ({ other, day }) => `this file and ${other} are both of ${day}`,
    advice: () => 'Leave one of them out.',
  }),
  'copy-superseded': entry<{ later: string }>({
    severity: 'note',
    message: ({ later }) =>
      `${later} is a later copy of the same month, and shows its end; the row is set aside`,
    advice: () => 'Nothing to do.',
  }),
};
