import type { Growing } from './growing.ts';
import type { IdIndex } from './id-index.ts';
import { PackedTexts } from './packed-texts.ts';

const atOnce = 512;

/** The number that the text of each row has in an index. Those that stand in bytes are looked up many at a time. */
export class IdsOfRows {
  readonly #index: IdIndex;
  readonly #numbers: Growing<Uint32Array>;
  readonly #waiting = new PackedTexts(atOnce);
  readonly #rows = new Uint32Array(atOnce);
  readonly #found = new Uint32Array(atOnce);

  /** @param numbers - where they are kept; complete when all is settled */
  constructor(index: IdIndex, numbers: Growing<Uint32Array>) {
    this.#index = index;
    this.#numbers = numbers;
  }

  set(row: number, text: string): void {
    this.settle();
    this.#numbers.set(row, this.#index.add(text));
  }

  /** As `set` for a text that stands in bytes; false, and nothing set, where it is very long or not ASCII. */
  setPlain(row: number, bytes: Uint8Array, begin: number, end: number): boolean {
    const waiting = this.#waiting;
    if (waiting.isFull) this.settle();
    if (!waiting.addBytes(bytes, begin, end)) return false;
    this.#rows[waiting.count - 1] = row;
    return true;
  }

  /** Looks up what waits, in the order in which it came. */
  settle(): void {
    const waiting = this.#waiting;
    if (waiting.count === 0) return;
    this.#index.addAll(waiting, this.#found);
    for (let i = 0; i < waiting.count; i++)
      this.#numbers.set(this.#rows[i] ?? 0, this.#found[i] ?? 0);
    waiting.clear();
  }
}
