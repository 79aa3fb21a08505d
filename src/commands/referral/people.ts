import type { Customers } from '../../core/customers.ts';
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
  const ids = [...customers.ids];
  const numbers = new Map<string, number>();
  for (const [i, id] of ids.entries()) if (!numbers.has(id)) numbers.set(id, i);
  const other = new Strangers(ids, numbers, records);
  const column = (field: 'referrer' | 'referred'): Uint32Array => {
    const { codes, values } = records.coded(field);
    const known = values.map((id) => numbers.get(id));
    return codes.map((code, row) => {
      const id = values[code] ?? '';
      return known[code] ?? other.numbered(id, row, field);
    });
  };
  const referrer = column('referrer');
  const referred = column('referred');
  return { ids, customers: customers.count, referrer, referred };
}

/** People who are no customers: numbered as they come up. */
class Strangers {
  readonly #ids: string[];
  readonly #numbers: Map<string, number>;
  readonly #records: Records;
  readonly #noted = { referrer: new Set<string>(), referred: new Set<string>() };
  #byLowerCase: ReadonlyMap<string, string> | undefined;

  constructor(ids: string[], numbers: Map<string, number>, records: Records) {
    this.#ids = ids;
    this.#numbers = numbers;
    this.#records = records;
  }

  numbered(id: string, row: number, field: 'referrer' | 'referred'): number {
    if (!this.#noted[field].has(id)) {
      this.#noted[field].add(id);
      this.#records.note(row, problem(`${field}-unknown`, { id }));
    }
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#noteCase(id, row);
    const number = this.#ids.length;
    this.#ids.push(id);
    this.#numbers.set(id, number);
    return number;
  }

  #noteCase(id: string, row: number): void {
    this.#byLowerCase ??= new Map(this.#ids.map((each) => [each.toLowerCase(), each]));
    const one = this.#byLowerCase.get(id.toLowerCase());
    if (one !== undefined) {
      this.#records.note(row, problem('ids-differ-by-case', { one, other: id }));
    }
  }
}
