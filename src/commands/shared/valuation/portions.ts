import type { Customers } from '../../../core/customers.ts';
import { exactSum } from '../../../core/numeric/exact-sum.ts';
import type { CustomerValues } from '../../../core/value/customer-values.ts';
import type { Terms } from '../../../core/value/terms.ts';
import type { StepAmounts } from '../../../core/value/waterfall.ts';
import type { Staying } from './staying.ts';
import type { Valued } from './valued.ts';

/** Customers who are valued by the same economics: all of them, or those of one segment. */
export interface Portion {
  readonly customers: Customers;
  /** The segment of each customer, below `segments`. */
  readonly codes: Uint32Array;
  /** How many segments there are. */
  readonly segments: number;
  readonly terms: Terms;
  readonly staying: Staying;
  /** Which of all customers they are, and which segment; absent where they are all. */
  readonly among?: { readonly rows: Uint32Array; readonly segment: number };
}

/** All customers as one where the economics are the same for all, else those of each segment. */
export function portionsOf(valued: Valued): readonly Portion[] {
  const { customers, segments, terms, staying, economics } = valued;
  if (economics === undefined) {
    const { codes, keys } = segments;
    return [{ customers, codes, segments: keys.length, terms, staying }];
  }
  const rows = segments.keys.map((): number[] => []);
  for (let i = 0; i < customers.count; i++) rows[segments.codes[i] ?? 0]?.push(i);
  return rows.map((own, segment): Portion => {
    const { terms: ownTerms, stay } = economics[segment] ?? { terms, stay: undefined };
    return {
      customers: customersAt(customers, own),
      codes: new Uint32Array(own.length),
      segments: 1,
      terms: ownTerms,
      staying: stay === undefined ? stayingOf(staying, segment) : { kind: 'assumed', stay },
      among: { rows: Uint32Array.from(own), segment },
    };
  });
}

function stayingOf(staying: Staying, segment: number): Staying {
  if (staying.kind !== 'expected') return staying;
  return { kind: 'expected', segments: staying.segments.slice(segment, segment + 1) };
}

/** Some of the customers, with the columns by which they are valued. */
function customersAt(customers: Customers, rows: readonly number[]): Customers {
  const { amount, amountYears, orders, goods, tenureYears, status, entryYears } = customers;
  const taken = (column: Float64Array) => Float64Array.from(rows, (i) => column[i] as number);
  return {
    count: rows.length,
    ids: [],
    labels: new Map(),
    amount: taken(amount),
    amountYears: taken(amountYears),
    ...(orders !== undefined && { orders: taken(orders) }),
    ...(goods !== undefined && { goods: taken(goods) }),
    ...(tenureYears !== undefined && { tenureYears: taken(tenureYears) }),
    ...(status !== undefined && { status: Uint8Array.from(rows, (i) => status[i] as number) }),
    ...(entryYears !== undefined && { entryYears: taken(entryYears) }),
  };
}

/**
 * The values of all customers from those of the portions, which lie on the same grid.
 *
 * @param segments - how many segments all customers have
 */
export function combinedValues(
  portions: readonly Portion[],
  parts: readonly CustomerValues[],
  customers: number,
  segments: number,
): CustomerValues {
  const [only] = parts;
  if (only !== undefined && portions[0]?.among === undefined) return only;
  const values = new Float64Array(customers);
  const totals = new Array<StepAmounts>(segments);
  for (const [p, { among }] of portions.entries()) {
    const part = parts[p];
    if (among === undefined || part === undefined) throw new RangeError(`no portion ${p}`);
    for (const [i, row] of among.rows.entries()) values[row] = part.values[i] as number;
    totals[among.segment] = part.totals[0] as StepAmounts;
  }
  return {
    values,
    totals,
    size: parts.reduce((sum, { size }) => sum + size, 0),
    get paidYears() {
      const years = parts.map(({ paidYears }) => paidYears.total);
      return { segments: years, total: exactSum(years) };
    },
  };
}
