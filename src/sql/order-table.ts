import { isoDate } from '../core/quantity/calendar.ts';
import type { ProblemCode } from '../problems/problem.ts';
import { customerNamed, namesNobody } from './customer-ids.ts';
import type { Dialect } from './dialect.ts';
import { type NamedPart, selected } from './statement.ts';

/** A table of orders, and which of its rows count. All names are quoted already. */
export interface OrderTable {
  readonly dialect: Dialect;
  readonly table: string;
  readonly customer: string;
  readonly date: string;
  readonly amount: string;
  /** What was paid back of the amount. */
  readonly refunded?: string;
  /** The column of statuses, and those that count. */
  readonly status?: { readonly column: string; readonly words: readonly string[] };
  /** Days since 1970-01-01, as are all. */
  readonly since?: number;
  readonly until?: number;
  /** Whether refunds are not taken off. */
  readonly gross: boolean;
  /** Columns of `--by`. */
  readonly by: readonly string[];
  /** Columns whose text at the first purchase a row of one customer has besides, whatever its segment. */
  readonly kept?: readonly string[];
  readonly where: readonly LabelTest[];
  /** Last day before the holdout. */
  readonly split?: number;
  readonly includeFirst: boolean;
  /** Rows of fewer customers are not listed. */
  readonly least?: number;
}

/** A test of the text that a column has at a customer's first purchase. */
export interface LabelTest {
  readonly column: string;
  readonly operator: '=' | '!=';
  readonly text: string;
}

/** Columns whose text at the first purchase is kept, with their names inside the statement. */
const labelsOf = ({ by, kept = [], where }: OrderTable): ReadonlyMap<string, string> =>
  new Map(
    [...new Set([...by, ...kept, ...where.map(({ column }) => column)])].map((column, i) => [
      column,
      `label_${i + 1}`,
    ]),
  );

/** Of columns whose text is kept the quoted name, with the name in `customers`. */
const labelled = (
  table: OrderTable,
  columns: readonly string[],
): readonly (readonly [string, string])[] => {
  const labels = labelsOf(table);
  return columns.map((column) => [column, labels.get(column) ?? '']);
};

/** The columns of `--by`. */
export const segmentsOf = (table: OrderTable) => labelled(table, table.by);

/** What a row of one customer has besides its segment. */
export const keptOf = (table: OrderTable) => labelled(table, table.kept ?? []);

/** A text of the user as it is compared: capital or small letters do not matter. */
const folded = ({ literal, lower }: Dialect, text: string): string =>
  /^[ -~]*$/.test(text) || text.toLowerCase() === text.toUpperCase()
    ? literal(text.toLowerCase())
    : lower(literal(text));

/** The day, as a literal. */
export const dayLiteral = ({ day }: Dialect, number: number): string => day(isoDate(number));

/** The rows of the table, and why those do not count that do not. */
export const rowParts = (table: OrderTable): readonly NamedPart[] => [
  logRows(table),
  countedRows(table),
];

/**
 * From rows of orders to purchase days and customers, as the readers of files do it: orders of one day are one
 * purchase; a refund is taken off the customer's latest purchase day up to its day.
 */
export const purchaseParts = (table: OrderTable): readonly NamedPart[] => [
  ...rowParts(table),
  logDays(table),
  numberedDays(table),
  purchaseDays(table),
  customers(table),
];

function logRows(of: OrderTable): NamedPart {
  const { dialect, table, customer, date, amount, refunded, status } = of;
  const text = (column: string) => `TRIM(CAST(t.${column} AS ${dialect.types.text}))`;
  const charged = dialect.minorUnits(`t.${amount}`);
  const paidBack = (column: string) => `COALESCE(ABS(${dialect.minorUnits(`t.${column}`)}), 0)`;
  const labels = [...labelsOf(of)].map(([column, label]) => [
    label,
    dialect.bytewise(`COALESCE(${text(column)}, '')`),
  ]);
  return {
    name: 'log_rows',
    says: 'every row: texts without spaces around them, days, amounts in whole ten-thousandths',
    lines: [
      ...selected({
        id: text(customer),
        day: `CAST(t.${date} AS ${dialect.types.day})`,
        amount: charged,
        ...(refunded !== undefined && { paid_back: paidBack(refunded) }),
        ...(status !== undefined && {
          status: dialect.lower(`COALESCE(${text(status.column)}, '')`),
        }),
        ...Object.fromEntries(labels),
      }),
      `FROM ${table} AS t`,
    ],
  };
}

function countedRows(table: OrderTable): NamedPart {
  const { dialect, status, since, until, gross, refunded } = table;
  const { literal } = dialect;
  const words = (list: readonly string[]) => list.map((word) => folded(dialect, word)).join(', ');
  const day = (number: number) => dayLiteral(dialect, number);
  const reasons: readonly (readonly [string, ProblemCode] | undefined)[] = [
    status && [`r.status NOT IN (${words(status.words)})`, 'order-not-named'],
    ['r.day IS NULL', 'order-date-missing'],
    since === undefined ? undefined : [`r.day < ${day(since)}`, 'order-before-since'],
    until === undefined ? undefined : [`r.day > ${day(until)}`, 'order-after-until'],
    [namesNobody(dialect, 'r.id'), 'order-guest'],
    ['r.amount IS NULL', 'order-amount-missing'],
    gross ? ['r.amount < 0', 'refund-left-out'] : undefined,
  ];
  const cases = reasons.flatMap((each) =>
    each === undefined ? [] : [`      WHEN ${each[0]} THEN ${literal(each[1])}`],
  );
  const amount =
    refunded === undefined || gross
      ? 'r.amount'
      : 'CASE WHEN r.amount = 0 THEN 0 ELSE r.amount - r.paid_back END';
  const kept = Object.fromEntries(
    [...labelsOf(table).values()].map((label) => [label, `r.${label}`]),
  );
  return {
    name: 'counted_rows',
    says: 'why a row does not count, NULL where it does; addresses in capital or small letters are one customer',
    lines: [
      ...selected({
        customer: customerNamed(dialect, 'r.id'),
        day: 'r.day',
        amount,
        ...kept,
        reason: ['CASE', ...cases, '    END'].join('\n'),
      }),
      'FROM log_rows AS r',
    ],
  };
}

function logDays(table: OrderTable): NamedPart {
  const { count } = table.dialect;
  const labels = [...labelsOf(table).values()].map((label) => [
    label,
    `MIN(CASE WHEN r.amount >= 0 THEN r.${label} END)`,
  ]);
  return {
    name: 'log_days',
    says: 'one row a customer and day: amounts below 0 are refunds, all others purchases; of labels the first text',
    lines: [
      ...selected({
        customer: 'r.customer',
        day: 'r.day',
        orders: count('CASE WHEN r.amount >= 0 THEN 1 END'),
        refunds: count('CASE WHEN r.amount < 0 THEN 1 END'),
        amount: 'SUM(r.amount)',
        ...Object.fromEntries(labels),
      }),
      'FROM counted_rows AS r',
      'WHERE r.reason IS NULL',
      'GROUP BY r.customer, r.day',
    ],
  };
}

function numberedDays(table: OrderTable): NamedPart {
  const { dialect, split } = table;
  const labels = [...labelsOf(table).values()].map((label) => [label, `d.${label}`]);
  const upToThisDay = (test: string) =>
    [
      `SUM(CASE WHEN ${test} THEN 1 ELSE 0 END) OVER (`,
      '      PARTITION BY d.customer ORDER BY d.day',
      '      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW',
      '    )',
    ].join('\n');
  return {
    name: 'numbered_days',
    says: `the number of purchase days up to each day${split === undefined ? '' : ', and of those up to the split'}: a refund has that of the purchase before it`,
    lines: [
      ...selected({
        customer: 'd.customer',
        day: 'd.day',
        orders: 'd.orders',
        refunds: 'd.refunds',
        amount: 'd.amount',
        ...Object.fromEntries(labels),
        number: upToThisDay('d.orders > 0'),
        ...(split !== undefined && {
          known_number: upToThisDay(`d.orders > 0 AND d.day <= ${dayLiteral(dialect, split)}`),
        }),
      }),
      'FROM log_days AS d',
    ],
  };
}

function purchaseDays(table: OrderTable): NamedPart {
  const labels = [...labelsOf(table).values()].map((label) => [label, `MIN(n.${label})`]);
  const bought = (value: string) => `CASE WHEN n.number > 0 THEN ${value} END`;
  const sumBought = (value: string) => `SUM(CASE WHEN n.number > 0 THEN ${value} ELSE 0 END)`;
  return {
    name: 'purchase_days',
    says: 'one row a customer and purchase day, less its refunds; number 0 has the refunds before any purchase, as unmatched',
    lines: [
      ...selected({
        customer: 'n.customer',
        number: 'n.number',
        day: `MIN(${bought('n.day')})`,
        last_seen: `MAX(${bought('n.day')})`,
        orders: 'SUM(n.orders)',
        refunds: sumBought('n.refunds'),
        amount: sumBought('n.amount'),
        unmatched: 'SUM(CASE WHEN n.number = 0 THEN n.refunds ELSE 0 END)',
        ...(table.split !== undefined && { known_number: 'MIN(n.known_number)' }),
        ...Object.fromEntries(labels),
      }),
      'FROM numbered_days AS n',
      'GROUP BY n.customer, n.number',
    ],
  };
}

/** All customers; those who only gave back have no day. */
function customers(table: OrderTable): NamedPart {
  const { dialect, split, includeFirst } = table;
  const atFirst = (label: string) => `MIN(CASE WHEN p.number = 1 THEN p.${label} END)`;
  const counts = includeFirst ? '' : 'p.number > 1';
  const sumWhere = (...tests: readonly string[]) => {
    const all = tests.filter((test) => test !== '');
    return all.length === 0
      ? 'SUM(p.amount)'
      : `SUM(CASE WHEN ${all.join(' AND ')} THEN p.amount ELSE 0 END)`;
  };
  const spend = (sum: string) => `CAST(${sum} AS ${dialect.types.spend})`;
  const isKnown = split === undefined ? '' : `p.day <= ${dayLiteral(dialect, split)}`;
  return {
    name: 'customers',
    says: `one row a customer, without a day where they only gave back; counted spend is that of ${includeFirst ? 'all purchases' : 'the purchases after the first'}`,
    lines: [
      ...selected({
        customer: 'p.customer',
        ...Object.fromEntries([...labelsOf(table).values()].map((each) => [each, atFirst(each)])),
        days_bought: dialect.count('p.day'),
        first_day: 'MIN(p.day)',
        last_day: 'MAX(p.day)',
        last_seen: 'MAX(p.last_seen)',
        orders: 'SUM(p.orders)',
        refunds: 'SUM(p.refunds)',
        amount: 'SUM(p.amount)',
        unmatched: 'SUM(p.unmatched)',
        counted_spend: spend(sumWhere(counts)),
        ...(split !== undefined && {
          split_days_bought: `NULLIF(${dialect.count(`CASE WHEN ${isKnown} THEN 1 END`)}, 0)`,
          split_last_day: `MAX(CASE WHEN ${isKnown} THEN p.day END)`,
          split_amount: sumWhere(isKnown),
          split_counted_spend: spend(sumWhere(counts, isKnown)),
        }),
      }),
      'FROM purchase_days AS p',
      'GROUP BY p.customer',
    ],
  };
}

/** Tests of a row of `customers`, named c: who has bought, and is asked for by `--where`. */
export const isAskedFor = (table: OrderTable): readonly string[] => [
  'c.days_bought > 0',
  ...whereTests(table),
];

/** The tests of `--where`, of a row of `customers`. Whoever has bought has all labels: a test that is not true is false. */
export function whereTests(table: OrderTable): readonly string[] {
  const { dialect, where } = table;
  const labels = labelsOf(table);
  return where.map(({ column, operator, text }) => {
    const label = dialect.lower(`c.${labels.get(column) ?? ''}`);
    return `${label} ${operator === '=' ? '=' : '<>'} ${folded(dialect, text)}`;
  });
}
