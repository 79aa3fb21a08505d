import { segmentsBy } from '../../core/segments.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Duplicates } from '../customer-request.ts';
import { labelName } from '../records/label-fields.ts';
import type { Records } from '../records/records.ts';

/** What tells the rows of a kind of file: besides the fields of text, days and amounts. */
interface Telling {
  readonly days: readonly Int32Array[];
  readonly amounts: Float64Array;
  readonly by: readonly string[];
}

const fieldsOfText = ['id', 'subscription', 'plan', 'invoice', 'event'];

/**
 * Of some rows, those that count: all but those that repeat another. Where two exports overlap, the same row stands in
 * both; in one file, rows of one invoice may repeat each other.
 *
 * @throws {Refusal} one repeats another, and no option says what becomes of it
 */
export function rowsOnce(
  records: Records,
  rows: readonly number[],
  { days, amounts, by }: Telling,
  duplicates: Duplicates | undefined,
): readonly number[] {
  if (duplicates === 'sum') return rows;
  const begins = records.fileBegins();
  const fileOf = (row: number) => begins.findLastIndex((begin) => begin <= row);
  const telling = [...fieldsOfText, ...by.map(labelName)];
  const labels = new Map(telling.map((name) => [name, records.coded(name)]));
  const { codes } = segmentsBy({ count: records.count, labels }, telling);
  const seen = new Map<string, number>();
  return rows.filter((row) => {
    const key = [codes[row], amounts[row], ...days.map((each) => each[row])].join(' ');
    const before = seen.get(key);
    const isRepeated =
      before !== undefined && (records.has('invoice') || fileOf(before) !== fileOf(row));
    if (!isRepeated) {
      seen.set(key, row);
      return true;
    }
    const id = records.textAt('id', row);
    if (duplicates !== 'first') {
      const { file, line } = records.place(before);
      const args = { id, other: `${file}:${line}` };
      throw new Refusal(problem('movement-repeated', args, records.place(row)));
    }
    records.setAside(row, problem('customer-repeated', { id }));
    return false;
  });
}
