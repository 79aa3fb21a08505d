import { wrap } from '../../render/text-width.ts';
import type { QueryName } from '../../sql/query-names.ts';
import { requestText } from '../shared/files-asked/request-text.ts';
import type { SqlOptions } from './options.ts';

/** What a statement says of itself. */
interface QueryWords {
  readonly purpose: string;
  /** The command that reads the answer; null where there is none to read. */
  readonly reads: string | null;
  readonly says: readonly string[];
}

/** A kind of row of an answer, and what it is of. */
type RowKind = readonly [part: string, text: string];

const cell: RowKind = [
  'cell',
  'customers who bought on as many days (days_bought), the first and the last of them the same; paid is the spend that counts, of the payers who have any',
];

const day: RowKind = ['day', 'purchases of a day that are not the first of their customer'];

const setAside: RowKind = [
  'set_aside',
  'rows of the table that do not count: orders is their number',
];

const total: RowKind = [
  'total',
  'one row: answer_rows is the number of all others, so that a cut answer is noticed',
];

const amounts =
  'Amounts are whole ten-thousandths of the currency. No floats are added up, no days computed.';

const unlikeFiles =
  'Unlike a log in a file: a row is an order, never a line of one; a time counts on the day that CAST makes of it, in the time zone of the session; only spaces around texts do not count.';

/** The command that reads the answer, with the options that must be the same as those of the statement. */
const readBy = (command: string, { by, includeFirstOrder }: SqlOptions): string =>
  requestText({
    command,
    operands: ['-'],
    options: {
      source: 'cells',
      ...(by.length > 0 && { by: by.join(',') }),
      ...(includeFirstOrder === true && { 'include-first-order': true }),
    },
  });

/** What the statement for a command says of itself, for people. */
export function queryWords(query: QueryName, options: SqlOptions): QueryWords {
  switch (query) {
    case 'forecast':
      return {
        purpose: 'what rapport forecast needs of a table of orders',
        reads: readBy('forecast', options),
        says: [...rowLines(forecastRows(options)), ...wrapped(amounts), ...wrapped(unlikeFiles)],
      };
    case 'summary': {
      const each: RowKind = [
        'cell',
        'one customer: days with a purchase (days_bought), the first and the last of them; paid is the spend that counts, where it is above 0',
      ];
      return {
        purpose: 'what rapport forecast needs of a table of orders, a row a customer',
        reads: readBy('forecast', options),
        says: [
          ...rowLines([each, day, setAside, total]),
          ...wrapped(amounts),
          ...wrapped(unlikeFiles),
        ],
      };
    }
    case 'scores':
      return {
        purpose: 'a table of customers, with the scores of their cells',
        reads: null,
        says: [
          ...wrapped(
            'The scores are those that rapport forecast --scores wrote of the same rows, loaded into a table. value is in the currency; where it is NULL, no score is of this customer.',
          ),
          ...wrapped(unlikeFiles),
        ],
      };
    case 'cohorts':
      return {
        purpose: 'what rapport cohorts needs of a table of orders',
        reads: readBy('cohorts', options),
        says: [
          ...rowLines([
            [
              'age',
              'customers who bought on a day, by their first; second: it is their second purchase',
            ],
            ['move', 'customers who bought in a month, by the month of their purchase before'],
            setAside,
            total,
          ]),
          ...wrapped(amounts),
          ...wrapped(unlikeFiles),
        ],
      };
    default:
      return {
        purpose: `what rapport ${query} needs of a table of customers`,
        reads: readBy(query, options),
        says: [
          ...rowLines([
            ['stay', 'customers who came and left on the same days, with the same status'],
            total,
          ]),
          ...wrapped(amounts),
        ],
      };
  }
}

function forecastRows({ least, split, holdout }: SqlOptions): readonly RowKind[] {
  const hasSplit = split !== undefined || holdout !== undefined;
  return [
    cell,
    ['spend', 'customers with as many purchases that count, and the same spend on them'],
    ...(hasSplit ? [['split_spend', 'the same at the end of the split_day'] as const] : []),
    day,
    ...(least === undefined
      ? []
      : [
          [
            'dropped',
            `what is left out, for fewer than ${least} have it; reason: of which part`,
          ] as const,
        ]),
    setAside,
    total,
  ];
}

const width = 97;
const column = 14;

const wrapped = (text: string): string[] => wrap(text, width);

/** What the rows of an answer are, each kind beside its name. */
const rowLines = (kinds: readonly RowKind[]): string[] => [
  'The answer is one table. Its column part says what a row is:',
  ...kinds.flatMap(([part, text]) =>
    wrap(text, width - column).map(
      (line, i) => `${(i === 0 ? `  ${part}` : '').padEnd(column)}${line}`,
    ),
  ),
];
