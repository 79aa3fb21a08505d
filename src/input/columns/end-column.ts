import { noDay } from '../../core/customers.ts';
import type { Problem } from '../../problems/problem.ts';
import type { PlainCells } from '../blocks/plain-cells.ts';
import { endWord } from '../cells/end-day.ts';
import type { PlainColumn } from './cell-column.ts';
import { DateColumn, type DateColumnSettings } from './date-column.ts';
import { IdIndex } from './id-index.ts';

/** Longer texts that begin with a digit are no flags: 1.0. */
const longestFlag = 3;

/** A column of days on which relationships ended, or of words and flags that say whether they have. */
export class EndColumn extends DateColumn {
  readonly #kept: DateColumnSettings['days'];
  readonly #yesMeans: 'ended' | 'active';
  readonly #words = new IdIndex();
  /** What is kept of each word. */
  readonly #ends: number[] = [];
  override readonly plain: PlainColumn = {
    form: 'place',
    take: (cells, from, to, row) => {
      for (let record = from; record < to; record++)
        if (!this.#takeOne(cells, record, row + record - from)) return record - from;
      return to - from;
    },
  };

  /** @param yesMeans - what "yes" says below the header */
  constructor(settings: DateColumnSettings, yesMeans: 'ended' | 'active') {
    super(settings);
    this.#kept = settings.days;
    this.#yesMeans = yesMeans;
  }

  override read(text: string, row: number, line: number): Problem | undefined {
    const end = this.#wordIn(text);
    if (end === undefined) return super.read(text, row, line);
    this.#kept.set(row, end);
    return undefined;
  }

  #takeOne(cells: PlainCells, record: number, row: number): boolean {
    const { bytes, begins, ends } = cells;
    const begin = begins[record] ?? 0;
    const end = ends[record] ?? 0;
    if (begin < end && isDigit(bytes[begin] ?? 0) && end - begin > longestFlag)
      return this.takeBytes(cells, record, row);
    const known = begin === end ? noDay : this.#ends[this.#words.findPlain(bytes, begin, end)];
    if (known === undefined) return false;
    this.#kept.set(row, known);
    return true;
  }

  #wordIn(text: string): number | undefined {
    if (text.length > longestFlag && isDigit(text.charCodeAt(0))) return undefined;
    const known = this.#words.find(text);
    if (known >= 0) return this.#ends[known];
    const end = endWord(text, this.#yesMeans);
    if (end !== undefined) this.#ends[this.#words.add(text)] = end;
    return end;
  }
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
