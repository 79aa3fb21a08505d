import { type NamedPart, selected } from './statement.ts';

/** Rows of one kind, into which customers are counted. Expressions are of a row of `customers`, named c. */
export interface CustomerKind {
  readonly kind: string;
  /** Who is counted in it; everybody where there is no test. */
  readonly tests: readonly string[];
  /** What all customers of one row have in common, by the name of the column. */
  readonly same: Readonly<Record<string, string>>;
  /** What each customer adds to a row. */
  readonly sums: Readonly<Record<string, string>>;
  /** Of which a row has the latest of its customers. */
  readonly latest?: Readonly<Record<string, string>>;
  /** Whether there is a row where there is no customer, with sums of 0. */
  readonly isAlwaysThere?: boolean;
}

/** The last of the parts that count customers. Its columns are `kind` and those of all kinds, NULL where a kind has none. */
export const countedCustomers = 'counted_customers';

/** Customers counted by rows of several kinds. */
export interface CountedKinds {
  readonly parts: readonly NamedPart[];
  /** Of all kinds, by their names in the last part. */
  readonly columns: readonly string[];
}

/**
 * Parts that count customers by rows of several kinds at once. An engine that puts the names of WITH in at each use then
 * reads the table once for all kinds, and not once for each; twice where the last part is used twice.
 */
export function countedKinds(kinds: readonly CustomerKind[]): CountedKinds {
  const names = (of: (kind: CustomerKind) => Readonly<Record<string, string>>) => [
    ...new Set(kinds.flatMap((kind) => Object.keys(of(kind)))),
  ];
  const same = names((kind) => kind.same);
  const sums = names((kind) => kind.sums);
  const latest = names((kind) => kind.latest ?? {});
  // What is added up in rows of one kind may be what rows of another are told apart by.
  const key = (name: string) => (sums.includes(name) ? `same_${name}` : name);
  const counted: NamedPart = {
    name: countedCustomers,
    says: 'customers of a kind who are the same in all that tells its rows apart, added up',
    lines: [
      ...selected({
        kind: 'd.kind',
        ...Object.fromEntries(same.map((name) => [name, `d.${key(name)}`])),
        ...Object.fromEntries(
          sums.map((name) => {
            const sum = `SUM(d.${name})`;
            return [name, same.includes(name) ? `COALESCE(d.${key(name)}, ${sum})` : sum];
          }),
        ),
        ...Object.fromEntries(latest.map((name) => [name, `MAX(d.${name})`])),
      }),
      'FROM keyed_customers AS d',
      `GROUP BY ${['kind', ...same.map(key)].map((name) => `d.${name}`).join(', ')}`,
    ],
  };
  const listed: NamedPart = {
    name: 'kinds',
    says: 'the kinds of rows that count customers, and the reasons why their orders do not count',
    lines: kinds.flatMap(({ kind }, i) => [
      ...(i === 0 ? [] : ['UNION ALL']),
      `SELECT '${kind}' AS kind`,
    ]),
  };
  const keyed = keyedCustomers(kinds, {
    ...Object.fromEntries(same.map((name) => [key(name), (kind) => kind.same[name]])),
    ...Object.fromEntries(sums.map((name) => [name, (kind) => kind.sums[name]])),
    ...Object.fromEntries(latest.map((name) => [name, (kind) => kind.latest?.[name]])),
  });
  return { parts: [listed, keyed, counted], columns: [...new Set([...same, ...sums, ...latest])] };
}

type OfKind = (kind: CustomerKind) => string | undefined;

/** Customers and kinds, as rows to be counted. */
function keyedCustomers(
  kinds: readonly CustomerKind[],
  columns: Readonly<Record<string, OfKind>>,
): NamedPart {
  const byKind = (of: OfKind): string => {
    const cases = kinds.flatMap((each) => {
      const cell = of(each);
      return cell === undefined ? [] : [[each.kind, cell] as const];
    });
    const [only, ...others] = cases;
    if (only !== undefined && others.length === 0)
      return `CASE WHEN k.kind = '${only[0]}' THEN ${only[1]} END`;
    const lines = cases.map(([kind, cell]) => `      WHEN '${kind}' THEN ${cell}`);
    return ['CASE k.kind', ...lines, '    END'].join('\n');
  };
  const always = kinds.filter(({ isAlwaysThere }) => isAlwaysThere);
  return {
    name: 'keyed_customers',
    says: 'each customer once in each kind that counts them, with what tells its rows apart and what is added up in them',
    lines: [
      ...selected({
        kind: 'k.kind',
        ...Object.fromEntries(Object.entries(columns).map(([name, of]) => [name, byKind(of)])),
      }),
      'FROM customers AS c',
      'CROSS JOIN kinds AS k',
      ...kinds.map(({ kind, tests }, i) => {
        const all = [`k.kind = '${kind}'`, ...tests];
        return `${i === 0 ? 'WHERE' : '  OR'} ${all.length === 1 ? all[0] : `(${all.join(' AND ')})`}`;
      }),
      ...always.flatMap(({ kind, sums }) => {
        const cells = Object.keys(columns).map((name) => (name in sums ? '0' : 'NULL'));
        return [
          `-- of nobody, so that there is a ${kind} where there is no customer`,
          'UNION ALL',
          `SELECT ${[`'${kind}'`, ...cells].join(', ')}`,
        ];
      }),
    ],
  };
}
