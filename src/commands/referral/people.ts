import type { Customers } from '../../core/customers.ts';
import { alike } from '../../input/columns/alike-ids.ts';
import { KnownIds } from '../../input/columns/known-ids.ts';
import type { Records } from '../../input/records/records.ts';
import { problem } from '../../problems/problem.ts';

/** Everybody whom files of customers and of referrals name: the customers first, in their order, then the others. */
export interface People {
  readonly ids: readonly string[];
  /** How many of them are customers. */
  readonly customers: number;
  /** Of each row, who referred, and who was referred. */
  readonly referrer: Uint32Array;
  readonly referred: Uint32Array;
}

/**
 * Numbers the people of referrals. Who is no customer is noted, at the first row that names them, and so is one who would be
 * but for the case of letters.
 */
export function peopleOf(customers: Customers, records: Records): People {
  const known = new KnownIds(customers.ids, records.ids);
  const column = (field: 'referrer' | 'referred'): Uint32Array => {
    const { codes, values } = records.coded(field);
    const numbers = values.map((id) => known.get(id));
    const ofField = new Set(values);
    return codes.map((code, row) => {
      const number = numbers[code];
      if (number !== undefined) return number;
      const id = values[code] ?? '';
      records.note(row, problem(`${field}-unknown`, { id }));
      const other = known.get(id) === undefined ? known.alike(id) : undefined;
      // Of two ids in one column it has been said.
      if (other !== undefined && !ofField.has(other)) records.note(row, alike(other, id));
      numbers[code] = known.numbered(id);
      return numbers[code];
    });
  };
  const referrer = column('referrer');
  const referred = column('referred');
  return { ids: known.ids, customers: customers.count, referrer, referred };
}
