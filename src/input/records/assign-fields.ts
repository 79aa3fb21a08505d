import type { ColumnChoice, SpendUnit } from '../customer-request.ts';
import { headerName } from '../headers/header-name.ts';
import { fittingPhrase } from '../headers/phrase.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { type Field, needsUnit } from './field.ts';

type ChosenColumn = Exclude<ColumnChoice, 'none'>;

/** A column of a file that is a field. */
export interface FieldColumn {
  readonly field: Field;
  readonly index: number;
  readonly header: string;
  /** How early its header comes among those of the field; 0 where an option names it. */
  readonly rank: number;
  /** Whether an option names it. */
  readonly byOption: boolean;
  /** Of a kind that needs one; "interval" where the column of that name says it row by row. */
  readonly unit: SpendUnit | 'interval' | undefined;
  /** Whether an option says the unit. */
  readonly unitByOption: boolean;
  /** The header of another column from which the unit follows. */
  readonly unitFrom?: string;
  /** The currency that the header names. */
  readonly currency: string | undefined;
}

export interface FieldAssignment {
  /** Those that options name come first. */
  readonly columns: readonly FieldColumn[];
  /** Headers that could be those of one field with the same right, by its name. */
  readonly conflicts: ReadonlyMap<string, readonly string[]>;
}

/** Gives the columns of one file to fields: as options say, else by their headers. */
export function assignFields(
  headers: readonly string[],
  fields: readonly Field[],
  choices: ReadonlyMap<string, ColumnChoice>,
): FieldAssignment {
  const columns: FieldColumn[] = [];
  const conflicts = new Map<string, readonly string[]>();
  const taken = new Set<number>();
  for (const field of fields) {
    const choice = choices.get(field.name);
    if (choice === undefined || choice === 'none') continue;
    const index = chosenIndex(headers, choice);
    const header = headers[index];
    if (header === undefined) continue;
    columns.push(fieldColumnOf(field, index, header, 0, choice));
    if (field.shared !== true) taken.add(index);
  }
  for (const field of fields) {
    if (choices.has(field.name)) continue;
    const ranked = headers.flatMap((header, index) => {
      if (taken.has(index) || field.doubtful?.(header, headers) === true) return [];
      const rank = rankOf(header, field);
      return rank === undefined ? [] : [fieldColumnOf(field, index, header, rank)];
    });
    const best = Math.min(...ranked.map(({ rank }) => rank));
    const [first, ...rivals] = ranked.filter(({ rank }) => rank === best);
    if (first === undefined || (field.insteadOf !== undefined && rivals.length > 0)) continue;
    columns.push(first);
    taken.add(first.index);
    if (rivals.length > 0)
      conflicts.set(
        field.name,
        [first, ...rivals].map(({ header }) => header),
      );
  }
  return { columns, conflicts };
}

/** A column as a field, with what its header and the option that names it say. */
export function fieldColumnOf(
  field: Field,
  index: number,
  header: string,
  rank: number,
  choice?: ChosenColumn,
): FieldColumn {
  const { span, currency } = headerName(header);
  const chosen = chosenUnit(header, choice);
  const unit = chosen ?? span ?? field.impliedUnit?.(header);
  // Only an amount covers all of the time.
  const mayBe = unit !== 'total' || field.kind === 'amount' ? unit : span;
  return {
    field,
    index,
    header,
    rank,
    byOption: choice !== undefined,
    unit: needsUnit(field.kind) ? mayBe : undefined,
    unitByOption: chosen !== undefined,
    currency,
  };
}

/** Where the header that an option names stands: the whole text if there is such a header, else without the unit. */
export function chosenIndex(
  headers: readonly string[],
  { text, header }: Pick<ChosenColumn, 'text' | 'header'>,
): number {
  const whole = headers.indexOf(plainHeader(text));
  return whole >= 0 ? whole : headers.indexOf(plainHeader(header));
}

/** The unit that an option gives a column. Where its whole text is the header, what follows the colon is no unit. */
function chosenUnit(header: string, choice: ChosenColumn | undefined): SpendUnit | undefined {
  return choice === undefined || header === plainHeader(choice.text) ? undefined : choice.unit;
}

/** What a header may be known by: all of its words, and those that are neither a unit nor a filling. */
const namesOf = (header: string): readonly string[] => {
  const { whole, base } = headerName(header);
  return [whole, base].filter((name) => name !== '');
};

/** The same of a header of ids: with a unit or a total, as "Customer months", it says something about whose id it is. */
const namesOfId = (header: string): readonly string[] => {
  const { whole, span, total } = headerName(header);
  return span === undefined && !total ? namesOf(header) : [whole];
};

/** What a header is known by, of a field or of a source of orders. */
export type KnownBy = Pick<Field, 'names' | 'recognise' | 'phrases' | 'lastNames'> &
  Partial<Pick<Field, 'kind'>>;

/** Of headers that are known by their words, and of those that are known where no other is: after all names. */
const byWords = 1000;
const byLastNames = 2000;

/** How early among the headers by which a field is known a header comes; undefined where it is none of them. */
export function rankOf(header: string, field: KnownBy): number | undefined {
  const { names, recognise, phrases = [], lastNames = '', kind } = field;
  const known = kind === 'id' ? namesOfId(header) : namesOf(header);
  const byName = recognise === undefined ? placeAmong(known, names) : recognise(header);
  if (byName !== undefined) return byName;
  const phrase = fittingPhrase(header, phrases);
  if (phrase !== undefined) return byWords + phrase;
  const last = placeAmong(known, lastNames);
  return last === undefined ? undefined : byLastNames + last;
}

/** Where a header stands among names that are parted by spaces. */
function placeAmong(headerNames: readonly string[], names: string): number | undefined {
  if (names === '') return undefined;
  const known = names.split(' ');
  const places = headerNames.map((name) => known.indexOf(name)).filter((place) => place >= 0);
  return places.length === 0 ? undefined : Math.min(...places);
}

/** Whether a header is one by which any of the fields is known. Asked of every cell that may be a header, it must be quick. */
export function knownFields(fields: readonly KnownBy[]): (header: string) => boolean {
  const names = new Set(
    fields.flatMap(({ names: first, lastNames = '' }) => `${first} ${lastNames}`.split(' ')),
  );
  const others = fields.flatMap(({ recognise }) => (recognise === undefined ? [] : [recognise]));
  const phrases = [...new Set(fields.flatMap((field) => field.phrases ?? []))];
  const known = new Map<string, boolean>();
  const look = (header: string): boolean =>
    namesOf(header).some((name) => names.has(name)) ||
    others.some((recognise) => recognise(header) !== undefined) ||
    fittingPhrase(header, phrases) !== undefined;
  return (header) => {
    const before = known.get(header);
    if (before !== undefined) return before;
    const found = look(header);
    if (known.size >= mostKnown) known.clear();
    known.set(header, found);
    return found;
  };
}

const mostKnown = 1000;
