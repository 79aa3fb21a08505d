import { type Problem, problem } from '../../problems/problem.ts';
import type { DayMover } from '../columns/date-column.ts';
import type { SpendUnit } from '../customer-request.ts';
import type { Phrase } from '../headers/phrase.ts';

/**
 * What the cells of a field are. `id` and `text` are kept as text, an id without the apostrophe of a spreadsheet.
 * Numbers: `number`; `share`, "30%" being 0.3 and a bare number as it stands; `part`, a number as it
 * stands, of which it is known whether it has a percent sign; `figure`, the same, with or without a currency; `money`,
 * in the currency of the file; `refund`, the same, or an answer to the question whether all was paid back, yes being kept
 * as a sign is; `spend`, money a year; `amount`, money over a period that is kept beside it;
 * `duration` and `interval`, years, the one a number and the other words such as "monthly". `status` is kept as
 * `rowStatus` has it. `date` is a day, a month being its first; `moment` the same with its time of day; `end` the same, a month being its last; `ended`
 * the same, or a word or flag that says whether the end has come, as `endOf` reads it; `month` is kept as text, "2026-03". `currency` is that of the money in its row.
 */
export type FieldKind =
  | 'id'
  | 'text'
  | 'number'
  | 'share'
  | 'part'
  | 'figure'
  | 'money'
  | 'refund'
  | 'spend'
  | 'amount'
  | 'duration'
  | 'interval'
  | 'currency'
  | 'status'
  | 'ended'
  | 'date'
  | 'moment'
  | 'end'
  | 'month';

/** A column that files of a kind have: of customers, referrals, problems, indicators. */
export interface Field {
  /** As `--column NAME=HEADER` names it. */
  readonly name: string;
  /** In words, for messages: "who brought the customer". */
  readonly meaning: string;
  /** Headers by which it is known, lower case and run together, parted by spaces; the first has it before the others. */
  readonly names: string;
  /** How early a header comes among those by which it is known, from 0, where `names` cannot say it; undefined for others. */
  readonly recognise?: (header: string) => number | undefined;
  /** What the words of other headers say together where it is the field, the best first; they come after its names. */
  readonly phrases?: readonly Phrase[];
  /** Names that may be those of the field where no other header is: in a file of referrals, "customer". */
  readonly lastNames?: string;
  /** Whether other headers of its file make it doubtful that a header is the field: it is then asked, not taken. */
  readonly doubtful?: (header: string, headers: readonly string[]) => boolean;
  readonly kind: FieldKind;
  /** Under which its cells are kept, where that is not its name. */
  readonly keptAs?: string;
  /** What a header says of the unit without a word for one: "MRR" is of a month, "Total spend" of all the time. */
  readonly impliedUnit?: (header: string) => SpendUnit | undefined;
  /** Whether files without it are refused. */
  readonly required?: boolean;
  /**
   * The field that it stands in for where that is absent or blank: of several columns that may name the customer, all
   * but the first. It is read where only one header can be it.
   */
  readonly insteadOf?: string;
  /**
   * Whether a row that leaves it blank is rejected. Words for a blank, "n/a", are one, except in `any-text` that is no
   * id: a group can have such a name, as NA of Namibia.
   */
  readonly filled?: boolean | 'any-text';
  /** A field of text, read before it: a row that says something there may leave this one blank all the same. */
  readonly filledUnless?: string;
  /** Whether the line of a total may name itself in it, as rows name their customer. */
  readonly namesRow?: true;
  /** Whether it tells rows that come up twice, so that a file may be given twice. */
  readonly tellsRows?: true;
  /** Whether the column that an option names for it may be that of another field as well. */
  readonly shared?: true;
  /** Of a date of which it does not matter which day it is: the order of day and month is not asked for. */
  readonly anyOrder?: true;
  /** Of a date that only shows whether others are right: a cell that cannot be read counts as blank. */
  readonly lenient?: true;
  /** Of a date whose day counts in another time zone than that of the cells. */
  readonly moved?: DayMover;
  /** Of numbers the largest, above 0 or below; absent: where a double no longer holds cents. */
  readonly largest?: number;
  /** Looks at a number in the unit in which it is kept; a problem rejects the row. Of a share, "30%" is 0.3. */
  readonly check?: (value: number, text: string, header: string) => Problem | undefined;
  /** Looks at a number as it is kept, once its row is known to be sound; a problem is reported, and the row is used. */
  readonly warning?: (value: number, text: () => string) => Problem | undefined;
}

/** A spend below nothing counts as it stands. */
export const negativeSpend: NonNullable<Field['warning']> = (value, text) =>
  value < 0 ? problem('spend-negative', { text: text() }) : undefined;

/** Kinds whose cells say nothing without a unit of time, in the header or in an option. */
export const needsUnit = (kind: FieldKind): boolean =>
  kind === 'spend' || kind === 'amount' || kind === 'duration';

export const isMoney = (kind: FieldKind): boolean =>
  kind === 'money' || kind === 'refund' || kind === 'spend' || kind === 'amount';

/** The name under which the cells of a field are kept. */
export const keptName = ({ name, keptAs }: Pick<Field, 'name' | 'keptAs'>): string =>
  keptAs ?? name;
