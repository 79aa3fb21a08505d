import { foldedId, type IdFolding } from '../cells/folded-id.ts';

/** Ids by number, among which those of another file are looked up. */
export class KnownIds {
  readonly ids: string[] = [];
  readonly #folding: IdFolding;
  readonly #numbers = new Map<string, number>();
  /** Made only where an id is not known. */
  #alike: Map<string, number> | undefined;

  constructor(ids: readonly string[], folding: IdFolding) {
    this.#folding = folding;
    for (const id of ids) this.#add(id);
  }

  /** The number of the id, or of one that counts as the same. */
  get(id: string): number | undefined {
    return this.#numbers.get(foldedId(id, this.#folding));
  }

  /** The same; an id that is not known yet becomes the last. */
  numbered(id: string): number {
    return this.get(id) ?? this.#add(id);
  }

  /** An id that differs only in the case of letters or the zeros of a number, and counts as another. */
  alike(id: string): string | undefined {
    if (this.#folding === 'exact') return undefined;
    this.#alike ??= new Map(this.ids.map((each, number) => [foldedId(each, 'fold'), number]));
    const number = this.#alike.get(foldedId(id, 'fold'));
    return number === undefined ? undefined : this.ids[number];
  }

  #add(id: string): number {
    const number = this.ids.push(id) - 1;
    const key = foldedId(id, this.#folding);
    if (!this.#numbers.has(key)) this.#numbers.set(key, number);
    this.#alike?.set(foldedId(id, 'fold'), number);
    return number;
  }
}
