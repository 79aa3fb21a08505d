import { nearest } from '../../../problems/nearest.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { isBlank } from '../../cells/blank.ts';
import type { Records } from '../../records/records.ts';
import type { OrderSource, OrderStatus, StatusColumn } from '../source.ts';
import { blankWord, statusWord } from './status-words.ts';

/** What a word means where an option says which ones count: any other is `unnamed`, and nobody may know it. */
export type WordMeaning = OrderStatus | 'unnamed' | 'unknown';

/** A column of statuses as it stands in the rows, with the meaning of each of its texts. */
export interface ReadStatus {
  readonly column: StatusColumn;
  readonly codes: Uint32Array;
  readonly texts: readonly string[];
  readonly isBlank: readonly boolean[];
  readonly meanings: readonly WordMeaning[];
  /** Whether a text names a sale, whatever an option says. */
  readonly isSale: readonly boolean[];
}

/**
 * Reads the columns of statuses that a log has, and whose words speak of it.
 *
 * @param named - the words that an option counts as purchases, none where it is not given: a column with any of them
 *   is decided by them alone
 * @throws {Refusal} none of the words that the option names is in a row
 */
export function readStatuses(
  records: Records,
  { statusColumns }: Pick<OrderSource, 'statusColumns'>,
  named: readonly string[],
): readonly ReadStatus[] {
  const words = new Set(named.map(statusWord));
  const found = statusColumns.flatMap((column) => readStatus(records, column, words));
  noteAbsent(records, found, named);
  return found;
}

function readStatus(
  records: Records,
  column: StatusColumn,
  named: ReadonlySet<string>,
): readonly ReadStatus[] {
  if (!records.has(column.name)) return [];
  const { codes, values: texts } = records.coded(column.name);
  const blanks = texts.map(isBlank);
  const words = texts.map((text, code) => (blanks[code] === true ? blankWord : statusWord(text)));
  const isNamed = column.by !== 'filled' && words.some((word) => named.has(word));
  const spoken = texts.filter((_, code) => blanks[code] !== true);
  if (!isNamed && !speaks(records, column, spoken)) return [];
  const known = texts.map((text, code) =>
    blanks[code] === true ? undefined : meaningOf(text, column),
  );
  const meanings = isNamed
    ? known.map((meaning, code): WordMeaning => {
        if (named.has(words[code] ?? '')) return 'purchase';
        return meaning === 'purchase' || meaning === undefined ? 'unnamed' : meaning;
      })
    : known.map((meaning, code): WordMeaning => {
        if (blanks[code] !== true) return meaning ?? 'unknown';
        if (column.blank !== 'unknown') return column.blank ?? 'purchase';
        // Beside words for what was bought a blank leaves open whether anything was.
        return known.includes('purchase') ? 'unknown' : 'purchase';
      });
  const isSale = known.map((meaning) => meaning === 'purchase' || meaning === 'refunded');
  return [{ column, codes, texts, isBlank: blanks, meanings, isSale }];
}

/** Whether the words of a column speak of purchases; where nobody can tell, that is noted. */
function speaks(records: Records, column: StatusColumn, texts: readonly string[]): boolean {
  if (texts.length === 0) return column.blank === 'pending';
  const found = column.speaks?.(texts) ?? 'yes';
  if (found === 'unclear') {
    const [{ header = '', at = {} } = {}] = records.columns(column.name);
    const shown = [...texts].sort().slice(0, 3).join(', ');
    records.note(
      0,
      problem('order-status-unread', { header, words: shown, more: texts.length > 3 }, at),
    );
  }
  return found === 'yes';
}

function meaningOf(text: string, { by, words, otherwise }: StatusColumn): OrderStatus | undefined {
  if (by === 'filled') return words['*'];
  const word = statusWord(text);
  if (by === 'word') return Object.hasOwn(words, word) ? words[word] : otherwise;
  const part = Object.keys(words).find((each) => word.includes(each));
  return part === undefined ? otherwise : words[part];
}

/**
 * Notes the words of an option that no row has.
 *
 * @throws {Refusal} none of the words is in a row
 */
function noteAbsent(
  records: Records,
  columns: readonly ReadStatus[],
  named: readonly string[],
): void {
  const present = new Map(
    columns.flatMap(({ texts, isBlank: blanks }) =>
      texts.map((text, code) =>
        blanks[code] === true
          ? ([blankWord, blankWord] as const)
          : ([statusWord(text), text] as const),
      ),
    ),
  );
  const absent = named.filter((word) => !present.has(statusWord(word)));
  if (absent.length === 0) return;
  const choices = [...present.values()].slice(0, 30).join(', ');
  const option = '--status';
  if (columns.length === 0)
    throw new Refusal(
      problem('option-needs', { option, needs: 'a log with a column of statuses' }),
    );
  if (absent.length === named.length)
    throw new Refusal(...absent.map((text) => problem('option-choice', { option, text, choices })));
  const [{ at = {} } = {}] = records.columns(columns[0]?.column.name ?? '');
  for (const word of absent) {
    const near = nearest(word, [...present.values()]);
    records.note(0, problem('status-word-absent', { word, choices, near }, at));
  }
}
