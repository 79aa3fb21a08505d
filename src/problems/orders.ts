import type { Wordings } from './wording.ts';

const nothingToDo = () => 'Nothing to do; it is no purchase.';

export const orders: Wordings<
  | 'source-broken'
  | 'engine-missing'
  | 'order-sources-differ'
  | 'order-basis-unknown'
  | 'order-status-unknown'
  | 'order-failed'
  | 'order-void'
  | 'order-pending'
  | 'order-test'
  | 'order-no-payment'
  | 'order-guest'
  | 'order-amount-missing'
  | 'order-repeated'
  | 'order-after-until'
  | 'refund-unmatched'
  | 'refund-left-out'
> = {
  'source-broken': {
    severity: 'error',
    message: ({ reason }) => `the description of the source is not understood: ${reason}`,
    advice: () =>
      'Name the headers of the export: "columns: {customer: Email, date: Paid at, amount: Total}".',
  },
  'engine-missing': {
    severity: 'error',
    message: () => 'this is a Parquet file, which is read by DuckDB, and that is not installed',
    advice: () =>
      'Install it beside rapport: npm install @duckdb/node-api. Or export the data as CSV.',
  },
  'order-sources-differ': {
    severity: 'error',
    message: ({ first, firstFile, other }) =>
      `the file is recognised as ${other}, but ${firstFile} as ${first}`,
    advice: () =>
      'Give files of one source at a time, or say with --source NAME what they all are.',
  },
  'order-basis-unknown': {
    severity: 'error',
    message: ({ source, basis }) => `${source} have no ${basis} amounts`,
    advice: ({ known }) => `Take --basis ${known}.`,
  },
  'order-status-unknown': {
    severity: 'warning',
    message: ({ text, column }) => `the ${column} "${text}" is not known; the order is set aside`,
    advice: ({ column }) =>
      `Write it as one of the known words, or read no ${column} with --column ${column}=- where every order counts.`,
  },
  'order-failed': {
    severity: 'note',
    message: ({ text }) => `"${text}": the payment failed, and the order is set aside`,
    advice: nothingToDo,
  },
  'order-void': {
    severity: 'note',
    message: ({ text }) => `"${text}": the order was called off, and is set aside`,
    advice: nothingToDo,
  },
  'order-pending': {
    severity: 'note',
    message: ({ text }) => `"${text}": the order is not paid yet, and is set aside`,
    advice: () => 'Export the log again once it is paid, if it should count.',
  },
  'order-test': {
    severity: 'note',
    message: ({ text }) => `"${text}": the order is a test, and is set aside`,
    advice: nothingToDo,
  },
  'order-no-payment': {
    severity: 'note',
    message: ({ text }) => `"${text}": the row is no payment of a customer, and is set aside`,
    advice: nothingToDo,
  },
  'order-guest': {
    severity: 'note',
    message: () => 'the order names no customer, and is set aside',
    advice: () =>
      'Nothing to do, unless another column names the customers: --column customer=HEADER.',
  },
  'order-amount-missing': {
    severity: 'warning',
    message: () => 'no row of the order has its amount; the order is set aside',
    advice: () => 'Complete the amount, or choose the column with --column amount=HEADER.',
  },
  'order-repeated': {
    severity: 'warning',
    message: ({ id }) => `the order "${id}" is there a second time; it counts once`,
    advice: () => 'Nothing to do, if two exports overlap.',
  },
  'order-after-until': {
    severity: 'note',
    message: ({ day, until }) => `the order of ${day} is after ${until}, and is left out`,
    advice: () => 'Nothing to do; --until DATE moves the end of the observation.',
  },
  'refund-unmatched': {
    severity: 'note',
    message: () => 'the refund follows no purchase in the log, and is set aside',
    advice: () => 'Nothing to do, if the customer bought before the log begins.',
  },
  'refund-left-out': {
    severity: 'note',
    message: () => 'with --basis gross nothing is taken off; the refund is set aside',
    advice: () => 'Take --basis net to take refunds off.',
  },
};
