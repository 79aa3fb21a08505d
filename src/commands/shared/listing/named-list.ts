import { asDecimal, decimalSum } from '../../../core/numeric/decimal-grid.ts';
import type { ColumnRows } from '../../../render/column-rows.ts';
import { flatRows } from '../flat-rows.ts';
import { keptField } from './chosen-customers.ts';
import type { ListRow } from './named-list-schema.ts';

/** A customer who belongs on a list. */
export interface Candidate {
  /** The number of the customer in the table. */
  readonly customer: number;
  readonly id: string;
  /** Null where it is not known. */
  readonly valueAtStake: number | null;
  readonly reason: string;
  /** Whether it is known that the customer has left: nobody calls them. */
  readonly hasLeft?: boolean;
}

/** A list of customers to act on, as results have it. */
export interface NamedList<Name extends string = string> {
  readonly name: Name;
  readonly customers: number;
  readonly valueAtStake: number;
  readonly gone: number;
  readonly rows: readonly ListRow[];
}

/**
 * The list that `--list` asks for: the greatest value at stake first, equal ones by their ids; customers of whom it is
 * not known come last.
 *
 * @param keep - the columns of `--keep`, whose texts `textOf` has
 */
export function namedList<Name extends string>(
  name: Name,
  candidates: readonly Candidate[],
  { keep, top = Infinity }: { readonly keep: readonly string[]; readonly top?: number | undefined },
  textOf: Parameters<typeof keptField>[1],
): NamedList<Name> {
  const present = candidates.filter(({ hasLeft }) => hasLeft !== true);
  const { kept } = keptField(keep, textOf);
  const rows = present
    .map(({ customer, id, valueAtStake, reason }) => ({
      id,
      ...(kept !== undefined && { kept: kept(customer) }),
      valueAtStake: valueAtStake === null ? null : asDecimal(valueAtStake),
      reason,
    }))
    .sort((a, b) => order(a, b));
  return {
    name,
    customers: present.length,
    valueAtStake: decimalSum(rows.flatMap(({ valueAtStake }) => valueAtStake ?? [])),
    gone: candidates.length - present.length,
    rows: rows.slice(0, Math.min(top, rows.length)),
  };
}

function order(a: ListRow, b: ListRow): number {
  const [one, other] = [a.valueAtStake ?? -Infinity, b.valueAtStake ?? -Infinity];
  // Two infinities have no difference.
  if (one !== other) return other - one;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const text = { type: 'string' } as const;
const rowSchema = {
  properties: {
    id: text,
    kept: { type: 'object', additionalProperties: text },
    valueAtStake: { type: 'number' },
    reason: text,
  },
  required: ['id', 'valueAtStake', 'reason'],
};

/** The rows of a list, for CSV and JSON lines. */
export const listRows = ({ rows }: NamedList): ColumnRows => flatRows(rowSchema, rows);

/** The columns of a list that nobody is on. */
export const listColumns = (keep: readonly string[]): readonly string[] => {
  const kept = keep.length > 0 && { kept: Object.fromEntries(keep.map((name) => [name, ''])) };
  const nobody: ListRow = { id: '', ...kept, valueAtStake: null, reason: '' };
  return [...flatRows(rowSchema, [nobody]).columns.keys()];
};
