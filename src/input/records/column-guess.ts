import { nearest } from '../../problems/nearest.ts';
import { headerName } from '../headers/header-name.ts';
import { isFirmsRevenue } from '../headers/other-amount.ts';
import { isOfKind, partedWord } from '../headers/word-kinds.ts';
import { sampleRecords } from '../layout/layout.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { type ColumnType, profileOf } from '../profile/column-profiles.ts';
import { type Field, type FieldKind, isMoney, needsUnit } from './field.ts';

/** The first cells of a column. */
export interface SampledColumn {
  readonly header: string;
  readonly cells: readonly string[];
}

/** The column that is perhaps meant where none is recognised as a field. */
export interface ColumnGuess {
  readonly header: string;
  /** What its cells look like: "dates", "numbers from 1 to 72". */
  readonly holds: string;
  /** Whether the field needs a unit of time, and the header has none. */
  readonly needsUnit: boolean;
  /** Whether it may be what a firm makes, as a head count is beside it. */
  readonly isFirms: boolean;
}

const sampledRows = 100;
/** A beginning that is shorter is the whole file (`open-file.ts`). */
const wholeBelow = 1 << 16;

/** The first cells of every column of a file. */
export function sampledColumns({ beginning, layout }: OpenedFile): readonly SampledColumn[] {
  const { headers, headerIndex, delimiter, spacedQuotes } = layout;
  const isWhole = beginning.length < wholeBelow;
  const rows = sampleRecords(beginning, isWhole, delimiter, spacedQuotes)
    .slice(headerIndex + 1, headerIndex + 1 + sampledRows)
    .map(({ cells }) => cells);
  return headers.map((header, i) => ({ header, cells: rows.map((cells) => cells[i] ?? '') }));
}

/**
 * The nearest column to a field that none is recognised as: its cells could be those of the field, and its header has a
 * word of it. A date needs no such word where no other column holds dates.
 *
 * @param columns - those that are not recognised as anything else
 */
export function guessColumn(
  field: Field,
  columns: readonly SampledColumn[],
): ColumnGuess | undefined {
  const wanted = typesOf(field.kind);
  const hasQuantity = columns.some((each) => hasWord(each.header, quantities));
  const possible = columns.filter(
    ({ header, cells }) =>
      header !== '' &&
      !isOther(header, field.kind) &&
      !(hasQuantity && hasWord(header, prices)) &&
      wanted.includes(profileOf(cells).type),
  );
  const near = nearness(field);
  const ranked = possible
    .map((column) => ({ column, words: near(column.header) }))
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words);
  const found = ranked[0]?.column ?? onlyColumn(possible, field.kind);
  if (found === undefined) return undefined;
  const { header, cells } = found;
  return {
    header,
    holds: contentsOf(cells, field.kind),
    needsUnit: needsUnit(field.kind) && headerName(header).span === undefined,
    isFirms: isFirmsRevenue(
      header,
      columns.map((each) => each.header),
    ),
  };
}

/** The only column that could be a date, an amount or an id by its cells. */
function onlyColumn(
  possible: readonly SampledColumn[],
  kind: FieldKind,
): SampledColumn | undefined {
  const fits =
    kind === 'id' ? possible.filter(({ cells }) => profileOf(cells).type === 'text') : possible;
  const isTold = kind === 'id' || isMoney(kind) || typesOf(kind).includes('date');
  return isTold && fits.length === 1 ? fits[0] : undefined;
}

/** What the cells of a column look like, for a message that shows none of them but numbers. */
export function contentsOf(cells: readonly string[], kind: FieldKind): string {
  const { type } = profileOf(cells);
  if (type === 'date') return 'dates';
  if (type === 'money') return 'amounts of money';
  if (type !== 'number') return type === 'yes/no' ? 'yes or no' : 'text';
  const plain = cells.map((cell) => cell.trim()).filter((cell) => /^-?\d+(\.\d+)?$/.test(cell));
  const [first, ...others] = plain;
  // Numbers that are ids, or that may be written in several ways, have no range.
  if (kind === 'id' || first === undefined || plain.length < cells.filter(isFilled).length)
    return 'numbers';
  const least = others.reduce((a, b) => (Number(b) < Number(a) ? b : a), first);
  const most = others.reduce((a, b) => (Number(b) > Number(a) ? b : a), first);
  return least === most ? `only the number ${least}` : `numbers from ${least} to ${most}`;
}

const isFilled = (cell: string): boolean => cell.trim() !== '';

/** How the cells of a column can look that could be one of the kind. */
function typesOf(kind: FieldKind): readonly ColumnType[] {
  if (kind === 'date' || kind === 'moment' || kind === 'end' || kind === 'month') return ['date'];
  if (kind === 'id') return ['text', 'number'];
  if (kind === 'text' || kind === 'currency' || kind === 'interval') return ['text'];
  return kind === 'status' || kind === 'ended' ? ['text', 'yes/no'] : ['number', 'money'];
}

/** How many words of a header are of a field, or are words of it misspelt. */
function nearness({ names, lastNames = '', phrases = [], kind }: Field) {
  // A name may be that of anything: of a pet, of a product.
  const needed = phrases.flatMap(({ needs }) => needs.flat()).filter((each) => each !== 'name');
  const named = new Set(`${names} ${lastNames}`.split(' ').flatMap(partedWord));
  const isNear = (word: string): boolean =>
    // A lifetime may be one of money or of years.
    (word !== 'lifetime' && needed.some((each) => isOfKind(word, each))) ||
    named.has(word) ||
    (word.length >= shortestMisspelt && nearest(word, [...named]) !== '');
  return (header: string): number => {
    const { words, several } = headerName(header);
    return words.filter(isNear).length + (several && kind === 'duration' ? 1 : 0);
  };
}

const shortestMisspelt = 6;

const otherNumbers = new Set(
  (
    'age birth born zip postal postcode phone mobile fax lat latitude lng lon longitude id number no num count quantity qty ' +
    'rating score rank tax vat discount cost employees margin profit balance limit inactive unit each status'
  ).split(' '),
);
const otherDates = new Set(
  'birth born due ship shipped shipping delivered delivery updated modified expiry expire expires expiration next required'.split(
    ' ',
  ),
);
const otherIds = new Set(
  (
    'row line order product item invoice transaction sku store shop seller vendor employee city country region state zip postal phone ' +
    'first last type group segment category status campaign deal opportunity owner ticket subscription'
  ).split(' '),
);

const quantities = new Set(['quantity', 'qty']);
/** Beside a quantity they are of one unit. */
const prices = new Set(['price']);

const hasWord = (header: string, words: ReadonlySet<string>): boolean =>
  headerName(header).words.some((word) => words.has(word));

/** Whether a word of a header says that it is something else, whatever its cells look like. */
function isOther(header: string, kind: FieldKind): boolean {
  const types = typesOf(kind);
  const others = types.includes('date') ? otherDates : kind === 'id' ? otherIds : otherNumbers;
  if (types[0] === 'text' && kind !== 'id') return false;
  return hasWord(header, others);
}
