/** A statement that every engine answers. */
export interface Question {
  readonly name: string;
  /** The words of `rapport sql`, without the dialect. */
  readonly words: readonly string[];
  /** The columns of the answer that hold texts of users, which are compared as they stand. */
  readonly texts: readonly string[];
  /** Whether no row of the table counts: then the answer is only why. */
  readonly countsNothing?: true;
}

const ofOrders = [
  ...['--table', 'orders', '--column', 'customer=customer_id'],
  ...['--column', 'date=ordered_at', '--column', 'amount=amount'],
];

const byState = ['--column', 'status=state', '--status', 'paid', '--status', '(blank)'];

const ofMembers = [
  ...['--table', 'members', '--column', 'start=joined', '--column', 'end=ended'],
  ...['--column', 'status=status', '--by', 'home'],
];

/** Every command that reads what a database answers, and every option that changes its statement. */
export const questions: readonly Question[] = [
  { name: 'cells', words: ['forecast', ...ofOrders, '--split', '2024-06-30'], texts: [] },
  {
    name: 'cells by segment',
    words: [
      'forecast',
      ...ofOrders,
      '--by',
      'channel',
      '--until',
      '2024-12-31',
      '--holdout',
      '26w',
    ],
    texts: ['channel'],
  },
  {
    name: 'some of the rows',
    words: [
      ...['forecast', ...ofOrders, ...byState, '--since', '2023-01-31', '--until', '2024-02-29'],
      ...['--where', 'channel!=web', '--include-first-order'],
    ],
    texts: [],
  },
  {
    name: 'no row of few',
    words: ['forecast', ...ofOrders, '--by', 'channel', '--split', '2024-06-30', '--least', '3'],
    texts: ['channel'],
  },
  {
    name: 'no row that counts',
    words: ['forecast', ...ofOrders, '--since', '2099-01-01', '--where', 'channel=web'],
    texts: [],
    countsNothing: true,
  },
  { name: 'gross', words: ['forecast', ...ofOrders, '--amounts', 'gross'], texts: [] },
  {
    name: 'a row a customer',
    words: ['summary', ...ofOrders, '--by', 'channel'],
    texts: ['customer', 'channel'],
  },
  { name: 'cohorts', words: ['cohorts', ...ofOrders, '--by', 'channel'], texts: ['channel'] },
  { name: 'stays', words: ['retention', ...ofMembers], texts: ['home', 'status'] },
  {
    name: 'spend of stays',
    words: ['value', ...ofMembers, '--column', 'spend=fee:mo'],
    texts: ['home', 'status'],
  },
];
