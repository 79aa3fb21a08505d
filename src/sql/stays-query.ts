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

export const stayColumns = ({ by, spend }: Pick<StayTable, 'by' | 'spend'>): AnswerColumn[] => [
  partColumn,
  ...by.map((name) => ({ name, type: 'text' }) as const),
  { name: 'start_day', type: 'day' },
  { name: 'end_day', type: 'day' },
  { name: 'status', type: 'text' },
  { name: 'customers', type: 'whole' },
  ...(spend === undefined ? [] : [{ name: spendColumn(spend.per), type: 'whole' } as const]),
];

/** What the value and the stay of customers need: when they came and left, and what they spend. */
export function staysQuery(of: StayTable): string[] {
  const { dialect, table, start, end, status, spend, by } = of;
  const { types, count } = dialect;
  const text = (column: string) =>
    dialect.bytewise(`COALESCE(TRIM(CAST(t.${column} AS ${types.text})), '')`);
  const labels = by.map((column, i) => [column, `label_${i + 1}`] as const);
  const day = (column: string | undefined) =>
    `CAST(${column === undefined ? 'NULL' : `t.${column}`} AS ${types.day})`;
  const rows: NamedPart = {
    name: 'stay_rows',
    says: 'every row: texts without spaces around them, days, spend in whole ten-thousandths',
    lines: [
      ...selected({
        start_day: day(start),
        end_day: day(end),
        status: status === undefined ? "''" : text(status),
        ...(spend !== undefined && { spend: dialect.minorUnits(`t.${spend.column}`) }),
        ...Object.fromEntries(labels.map(([column, label]) => [label, text(column)])),
      }),
      `FROM ${table} AS t`,
    ],
  };
  const keys = [...labels.map(([, label]) => `r.${label}`), 'r.start_day', 'r.end_day', 'r.status'];
  // Sums of unknown spend, and of spend below 0, stand apart, so that whoever reads them can say so.
  const sign = 'CASE WHEN r.spend < 0 THEN -1 WHEN r.spend >= 0 THEN 1 END';
  const { answer, select } = answerOf(dialect, stayColumns(of), [
    {
      cells: {
        part: "'stay'",
        ...Object.fromEntries(labels.map(([column, label]) => [column, `r.${label}`])),
        start_day: 'r.start_day',
        end_day: 'r.end_day',
        status: 'r.status',
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
