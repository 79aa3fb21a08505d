import type { QueryName } from '../../sql/query-names.ts';
import type { SqlOptions } from './options.ts';

/** What a statement says of itself. */
interface QueryWords {
  readonly purpose: string;
  /** The command that reads the answer; null where there is none to read. */
  readonly reads: string | null;
  readonly says: readonly string[];
}

const answer = 'The answer is one table. The column part says what a row is:';

const cell =
  '  cell         customers who bought on as many days (days_bought), the first and the last of them the same; payers are those whose spend counts, paid is what they paid';

const ends = [
  '  set_aside    rows of the table that do not count, by the reason: orders is their number',
  '  total        one row: answer_rows is the number of all others, so that a cut answer is noticed',
];

const amounts =
  'Amounts are whole ten-thousandths of the currency. Nothing else is rounded, no floats are added up, no days are computed.';

const unlikeFiles = [
  'Unlike a log in a file: a row is an order, never a line of one; a time counts on the day that CAST makes of it,',
  'in the time zone of the session; only spaces around texts do not count.',
];

/** What the statement for a command says of itself, for people. */
export function queryWords(query: QueryName, options: SqlOptions): QueryWords {
  const { least } = options;
  const hasSplit = options.split !== undefined || options.holdout !== undefined;
  const ofSplit = hasSplit ? ['  split_spend  the same as spend, on the split_day'] : [];
  const dropped =
    least === undefined
      ? []
      : [
          `  dropped      what is left out because fewer than ${least} customers or purchases have it: reason says of which part`,
        ];
  switch (query) {
    case 'forecast':
      return {
        purpose: 'what rapport forecast needs of a table of orders',
        reads: 'rapport forecast - --source cells',
        says: [
          answer,
          cell,
          '  spend        customers with as many purchases that count, and the same spend on them (paid)',
          ...ofSplit,
          '  day          purchases of a day that are not the first of their customer',
          ...dropped,
          ...ends,
          amounts,
          ...unlikeFiles,
        ],
      };
    case 'summary':
      return {
        purpose: 'what rapport forecast needs of a table of orders, a row a customer',
        reads: 'rapport forecast - --source cells',
        says: [
          answer,
          cell.replace('customers who', 'one customer, who'),
          ...ends,
          amounts,
          ...unlikeFiles,
        ],
      };
    case 'scores':
      return {
        purpose: 'a table of the customers of a table of orders, with the scores of their cells',
        reads: null,
        says: [
          'The scores are those that rapport forecast --scores wrote from the same rows, and were loaded into a table.',
          'value is in the currency. Where it is NULL, no score is of this customer: score the cells of the same day.',
          ...unlikeFiles,
        ],
      };
    case 'cohorts':
      return {
        purpose: 'what rapport cohorts needs of a table of orders',
        reads: 'rapport cohorts - --source cells',
        says: [
          answer,
          '  age          customers who bought on a day, by their first day; second are those for whom it is the second purchase',
          '  move         customers who bought in a month, by the month in which they bought before',
          ...ends,
          amounts,
          ...unlikeFiles,
        ],
      };
    default:
      return {
        purpose: `what rapport ${query} needs of a table of customers`,
        reads: `rapport ${query} - --source cells`,
        says: [
          answer,
          '  stay         customers who came on a day, left on a day, and have the same status; spend is their sum',
          '  total        one row: answer_rows is the number of all others, so that a cut answer is noticed',
          amounts,
        ],
      };
  }
}
