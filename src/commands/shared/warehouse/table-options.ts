import { failure } from '../../../core/outcome.ts';
import { allOrderFields } from '../../../input/orders/order-fields.ts';
import { problem } from '../../../problems/problem.ts';
import { dialectNames } from '../../../sql/dialect.ts';
import type { OptionSpec, Reader, TypedOptions } from '../../option.ts';
import { byOption } from '../common-options.ts';
import { type Test, whereOption } from '../listing/list-request.ts';
import { day, wholeDays, wholeNumber } from '../option-readers.ts';
import { orderOptions } from '../orders/log-options.ts';
import { columnReader, rolesTwice } from '../reading/column-choice.ts';

/** A test of a text: a column in a table has no other numbers than those that the statement computes. */
const labelTest: Reader<Test> = (text, what) => {
  const test = whereOption('channel').read(text);
  if (test.ok && (test.value.equals ?? test.value.differs) !== undefined) return test;
  const examples = 'channel=web or channel!=web';
  return failure(problem('quantity-unreadable', { what, text, examples }));
};

const table = 'Table';
const rows = 'Which rows count';
const example = {
  command: 'sql',
  example:
    'rapport sql forecast --dialect postgres --table orders --column customer=customer_id --column date=ordered_at --column amount=amount',
};

type OrderOptionName = (typeof orderOptions)[number]['name'];

/** An option of logs of orders, with what it means for a table. */
const ofOrders = <N extends OrderOptionName>(name: N, help: string) => {
  const found = orderOptions.find(
    (option): option is Extract<(typeof orderOptions)[number], { readonly name: N }> =>
      option.name === name,
  );
  if (found === undefined) throw new RangeError(`no option ${name}`);
  return { ...found, group: rows, help };
};

/** Other names of `--table`. */
export const tableSynonyms = ['from', 'relation', 'view'] as const;

/** What is asked of a table in a database: which it is, its columns, and which of its rows count. */
export const tableOptions = [
  {
    name: 'dialect',
    value: 'NAME',
    choices: dialectNames,
    required: example,
    group: table,
    help: `SQL of which engine: ${dialectNames.join(', ')} (the last two are parsed, not run, before a release)`,
    synonyms: ['engine', 'database', 'db', 'flavour', 'flavor'],
  },
  {
    name: 'table',
    value: 'NAME',
    required: example,
    group: table,
    help: 'the table, or a view, as the database names it: orders, or shop.orders with its schema; of orders a row each, for retention and value of customers',
    synonyms: tableSynonyms,
  },
  {
    name: 'column',
    value: 'ROLE=COLUMN',
    read: columnReader(allOrderFields),
    check: rolesTwice,
    repeatable: true,
    group: table,
    help: 'which column is what, as the database names it: customer, date, amount, refunded, status; for retention and value start, end, status, spend=COLUMN:mo',
    synonyms: ['map', 'mapping', 'role'],
  },
  {
    ...ofOrders(
      'status',
      'statuses that count, in capital or small letters; (blank) for none; needs --column status=',
    ),
  },
  { ...ofOrders('since', 'first day that counts; rows of earlier days are set aside') },
  {
    ...ofOrders(
      'until',
      'last day of the observation; rows of later days are set aside (the last day that counts)',
    ),
  },
  {
    ...ofOrders('amounts', 'net of refunds, or gross, with refunds set aside (net)'),
  },
  {
    ...byOption,
    group: rows,
    help: "a segment for each text of the column at a customer's first purchase; several columns: --by channel,country or --by twice",
  },
  {
    ...whereOption('channel'),
    read: labelTest,
    group: rows,
    help: 'only customers whose text at the first purchase is that, channel=web or channel!=web, in capital or small letters; with several tests, those that match all',
  },
  {
    name: 'keep',
    value: 'COLUMN',
    repeatable: true,
    commas: true,
    group: rows,
    help: 'with summary: the text of the column at the first purchase of each customer too',
    synonyms: ['columns', 'fields', 'select', 'show'],
  },
  {
    name: 'include-first-order',
    group: 'What is counted',
    help: 'count the first purchase in the mean spend, as forecast does with this option (repeat purchases alone)',
    synonyms: ['include-first', 'first-order'],
  },
  {
    name: 'split',
    value: 'DATE',
    read: day('last day'),
    group: 'What is counted',
    excludes: [
      { any: ['holdout'], settle: 'Both say where the backtest begins: leave out one of the two.' },
    ],
    help: 'last day before the holdout of the backtest, whose state the cells then have too (no backtest)',
    synonyms: ['split-day', 'calibration-end'],
  },
  {
    name: 'holdout',
    value: 'D',
    read: wholeDays('39w or 6mo'),
    needs: ['until'],
    group: 'What is counted',
    help: 'the same as a time before --until: 39w, 6mo',
    synonyms: ['backtest', 'validation', 'test-period', 'calibration'],
  },
  {
    name: 'least',
    value: 'N',
    read: wholeNumber(2, 1_000_000, 'a whole number from 2'),
    group: 'What is counted',
    help: 'list no cell, spend or day of fewer customers or purchases, and how much that leaves out',
    synonyms: ['min-customers', 'k-anonymity', 'suppress', 'privacy'],
  },
  {
    name: 'scores',
    value: 'TABLE',
    group: 'Scores',
    needs: ['into'],
    help: 'table of the scores of cells that forecast --scores wrote',
  },
  {
    name: 'into',
    value: 'TABLE',
    group: 'Scores',
    needs: ['scores'],
    help: 'table that the statement makes, with the scores of every customer',
    synonyms: ['create', 'target'],
  },
] as const satisfies readonly OptionSpec[];

export type TableOptions = TypedOptions<typeof tableOptions>;

/** What is asked of a table, by `rapport sql` or by a command that connects. */
export type AskedTable = TableOptions & {
  /** The command that connects, as messages name it. */
  readonly askedBy?: string;
};
