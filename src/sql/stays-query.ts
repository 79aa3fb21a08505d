import type { Dialect } from './dialect.ts';
import {
  type AnswerColumn,
  answerOf,
  type NamedPart,
  partColumn,
  selected,
  withParts,
} from './statement.ts';

/** A table of customers, one a row; all names are quoted already. */
export interface StayTable {
  readonly dialect: Dialect;
  readonly table: string;
  readonly start: string;
  readonly end?: string;
  readonly status?: string;
  /** The column of what a customer spends, and in which time: it names the column of the answer. */
  readonly spend?: { readonly column: string; readonly per: SpendPer };
  readonly by: readonly string[];
}

/** What a spend covers: a time, or all of the stay. */
export const spendPer = ['month', 'year', 'total'] as const;

export type SpendPer = (typeof spendPer)[number];

const spendColumn = (per: SpendPer): string => `spend_${per}`;

/** A column that the table does not have is none of the answer: a blank end would say that the customer is still there. */
export const stayColumns = ({ by, end, status, spend }: StayColumns): AnswerColumn[] => [
  partColumn,
  ...by.map((name) => ({ name, type: 'text' }) as const),
  { name: 'start_day', type: 'day' },
  ...(end === undefined ? [] : [{ name: 'end_day', type: 'day' } as const]),
  ...(status === undefined ? [] : [{ name: 'status', type: 'text' } as const]),
  { name: 'customers', type: 'whole' },
  ...(spend === undefined ? [] : [{ name: spendColumn(spend.per), type: 'whole' } as const]),
];

type StayColumns = Pick<StayTable, 'by' | 'end' | 'status' | 'spend'>;

/** What the value and the stay of customers need: when they came and left, and what they spend. */
export function staysQuery(of: StayTable): string[] {
  const { dialect, table, start, end, status, spend, by } = of;
  const { types, count } = dialect;
  const text = (column: string) =>
    dialect.bytewise(`COALESCE(TRIM(CAST(t.${column} AS ${types.text})), '')`);
  const labels = by.map((column, i) => [column, `label_${i + 1}`] as const);
  const day = (column: string) => `CAST(t.${column} AS ${types.day})`;
  const own = {
    start_day: day(start),
    ...(end !== undefined && { end_day: day(end) }),
    ...(status !== undefined && { status: text(status) }),
  };
  const rows: NamedPart = {
    name: 'stay_rows',
    says: 'every row: texts without spaces around them, days, spend in whole ten-thousandths',
    lines: [
      ...selected({
        ...own,
        ...(spend !== undefined && { spend: dialect.minorUnits(`t.${spend.column}`) }),
        ...Object.fromEntries(labels.map(([column, label]) => [label, text(column)])),
      }),
      `FROM ${table} AS t`,
    ],
  };
  const taken = Object.keys(own).map((name) => [name, `r.${name}`] as const);
  const keys = [...labels.map(([, label]) => `r.${label}`), ...taken.map(([, column]) => column)];
  // Sums of unknown spend, and of spend below 0, stand apart, so that whoever reads them can say so.
  const sign = 'CASE WHEN r.spend < 0 THEN -1 WHEN r.spend >= 0 THEN 1 END';
  const { answer, select } = answerOf(dialect, stayColumns(of), [
    {
      cells: {
        part: "'stay'",
        ...Object.fromEntries(labels.map(([column, label]) => [column, `r.${label}`])),
        ...Object.fromEntries(taken),
        customers: count('*'),
        ...(spend !== undefined && { [spendColumn(spend.per)]: 'SUM(r.spend)' }),
      },
      from: [
        'FROM stay_rows AS r',
        `GROUP BY ${[...keys, ...(spend === undefined ? [] : [sign])].join(', ')}`,
      ],
    },
    { cells: { part: "'total'" }, from: [] },
  ]);
  return [...withParts([rows, answer]), ...select];
}
