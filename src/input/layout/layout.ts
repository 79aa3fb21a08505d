import { RecordReader } from '../csv/record-reader.ts';
import { customerFields } from '../customers/customer-fields.ts';
import { cohortColumnName } from '../headers/cohort-header.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { knownFields } from '../records/assign-fields.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** How the text of a file falls into columns, as far as its beginning tells. */
export interface Layout {
  readonly delimiter: string;
  readonly delimiterDecidedBy: string;
  /** Whether spaces stand between a delimiter and the quote after it; they are no part of the cell. */
  readonly spacedQuotes: boolean;
  /** How many records stand before the header. */
  readonly headerIndex: number;
  readonly headers: readonly string[];
  readonly headerLine: number;
}

/** Whether a header, without the spaces around it, is one that an option names or the caller looks for. */
export type KnownHeader = (header: string) => boolean;

interface Candidate {
  readonly delimiter: string;
  readonly spacedQuotes: boolean;
  readonly headerIndex: number;
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** Columns of the header that have a name with a role, or that an option names. */
  readonly recognised: number;
  /** Share of the records after the header that are as wide as it. */
  readonly fitting: number;
}

const headerWithin = 30;

/**
 * Finds the delimiter and the header: the delimiter under which most columns of the header are
 * recognised; among equals the one under which most rows are as wide as the header.
 *
 * @param sample - the first bytes, UTF-8 with bare line feeds
 * @param complete - whether the sample is all there is
 * @param option - the delimiter, where an option names it
 * @param known - tells headers by which such a file is known
 */
export function layoutOf(
  sample: Buffer,
  complete: boolean,
  option: string | undefined,
  known: KnownHeader,
): Layout {
  const tried = option === undefined ? delimiters : [option];
  let best: Candidate | undefined;
  for (const delimiter of tried) {
    const unspaced = sampleRecords(sample, complete, delimiter);
    const spacedQuotes = unspaced.slice(0, headerWithin).some(hasSpacedQuotes);
    const records = spacedQuotes ? sampleRecords(sample, complete, delimiter, true) : unspaced;
    // Where no record has as many columns as are recognised already, there is nothing to look for.
    if (best !== undefined && widest(records) < best.recognised) continue;
    const found = candidate(records, { delimiter, spacedQuotes }, known);
    if (best === undefined || better(found, best)) best = found;
  }
  const nothing = { delimiter: ',', spacedQuotes: false };
  const { delimiter, spacedQuotes, headerIndex, headers, headerLine } =
    best ?? candidate([], nothing, known);
  const decidedBy = headers.length > 1 ? 'most rows as wide as the header' : 'only one column';
  return {
    delimiter,
    spacedQuotes,
    headerIndex,
    headers,
    headerLine,
    delimiterDecidedBy: option === undefined ? decidedBy : '--delimiter',
  };
}

function better(a: Candidate, b: Candidate): boolean {
  if (a.recognised !== b.recognised) return a.recognised > b.recognised;
  const closeness = (c: Candidate) => (c.headers.length > 1 ? c.fitting : 0);
  return closeness(a) !== closeness(b)
    ? closeness(a) > closeness(b)
    : a.headers.length > b.headers.length;
}

function candidate(
  records: readonly SampleRecord[],
  form: Pick<Candidate, 'delimiter' | 'spacedQuotes'>,
  known: KnownHeader,
): Candidate {
  const rows = records.map(({ cells }) => cells);
  const headerIndex = findHeader(rows, known);
  const header = records[headerIndex] ?? { cells: [], line: 1 };
  const after = rows.slice(headerIndex + 1).filter((cells) => filled(cells) > 0);
  const fitting = after.filter((cells) => cells.length === header.cells.length).length;
  return {
    ...form,
    headerIndex,
    headers: header.cells.map(plainHeader),
    headerLine: header.line,
    recognised: recognisedIn(header.cells, known),
    fitting: after.length === 0 ? 0 : fitting / after.length,
  };
}

/**
 * The header is the first record in which two columns are recognised; else the first that has one and
 * is filled as far as the rows are; else the first that is filled as far. Records with a number in them are rows.
 */
function findHeader(records: readonly (readonly string[])[], known: KnownHeader): number {
  const enough = usualWidth(records) / 2;
  const near = records.slice(0, headerWithin);
  const possible = (cells: readonly string[]) => filled(cells) > 0 && !cells.some(isNumber);
  const isFilled = (cells: readonly string[]) => filled(cells) >= enough;
  // Recognising takes long: no record is asked twice, and none after the header.
  let second = -1;
  for (const [i, cells] of near.entries()) {
    const recognised = possible(cells) ? recognisedIn(cells, known) : 0;
    if (recognised >= 2) return i;
    if (recognised === 1 && second < 0 && isFilled(cells)) second = i;
  }
  return second >= 0 ? second : Math.max(near.findIndex(isFilled), 0);
}

const isOfCustomers = knownFields(customerFields);

/** How many columns have a name of a list of customers, or of a table of cohorts. */
function recognisedIn(cells: readonly string[], isKnown: KnownHeader): number {
  const known = cells.filter((cell) => isKnown(plainHeader(cell)) || isOfCustomers(cell)).length;
  const cohorts = cells.flatMap((cell) => cohortColumnName(plainHeader(cell))?.role ?? []);
  // One such name alone ("Customers", "Active") is as likely a title, or a word in a row.
  const both = cohorts.includes('elapsed') && cohorts.includes('surviving');
  return both ? Math.max(known, cohorts.length) : known;
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;

const isNumber = (cell: string) => /^\s*[-+$€£]?\d+([.,]\d+)*\s*$/.test(cell);

const widest = (records: readonly SampleRecord[]): number =>
  records.reduce((most, { cells }) => Math.max(most, cells.length), 0);

/** How wide most records are; the wider where two widths are as frequent. */
function usualWidth(records: readonly (readonly string[])[]): number {
  const frequency = new Map<number, number>();
  for (const cells of records)
    if (filled(cells) > 0) frequency.set(cells.length, (frequency.get(cells.length) ?? 0) + 1);
  let usual = 1;
  for (const [width, count] of frequency) {
    const most = frequency.get(usual) ?? 0;
    if (count > most || (count === most && width > usual)) usual = width;
  }
  return usual;
}

interface SampleRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Whether a cell that is whole in quotes begins with spaces. */
const hasSpacedQuotes = ({ cells }: SampleRecord): boolean =>
  cells.some((cell) => /^\s+"[^"]*"\s*$/.test(cell));

/** The records of a sample under a delimiter; the last one only if the sample is all there is. */
export function sampleRecords(
  sample: Buffer,
  complete: boolean,
  delimiter: string,
  spacedQuotes = false,
): readonly SampleRecord[] {
  const records: SampleRecord[] = [];
  const taker = { take: (cells: readonly string[], line: number) => records.push({ cells, line }) };
  const reader = new RecordReader(delimiter, taker, spacedQuotes);
  reader.take(sample);
  if (complete && sample.at(-1) !== 10) reader.take(Buffer.from('\n'));
  // The parser holds back the last few bytes until it sees what follows.
  if (complete) reader.take(Buffer.from('\n\n\n'));
  return records;
}
