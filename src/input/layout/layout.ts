import { RecordReader, type RecordTaker } from '../csv/record-reader.ts';
import { customerFields } from '../customers/customer-fields.ts';
import { byHeaders } from '../headers/by-headers.ts';
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

/** How many of the cells of a record are headers by which such a file is known. */
export type RecognisedHeaders = (cells: readonly string[]) => number;

interface Candidate {
  readonly delimiter: string;
  readonly spacedQuotes: boolean;
  readonly headerIndex: number;
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** Columns of the header that have a name with a role, or that an option names. */
  readonly recognised: number;
  /** Share of the records after the header that are as wide as it; asked only where two delimiters are equals. */
  readonly fitting: () => number;
}

const headerWithin = 30;
const quote = '"';

/**
 * Finds the delimiter and the header: the delimiter under which most columns of the header are
 * recognised; among equals the one under which most rows are as wide as the header.
 *
 * @param sample - the first bytes, UTF-8 with bare line feeds
 * @param complete - whether the sample is all there is
 * @param option - the delimiter, where an option names it
 * @param recognised - counts the headers by which such a file is known
 */
export function layoutOf(
  sample: Buffer,
  complete: boolean,
  option: string | undefined,
  recognised: RecognisedHeaders,
): Layout {
  const tried = option === undefined ? delimiters : [option];
  let best: Candidate | undefined;
  for (const delimiter of tried) {
    // Where no record has as many columns as are recognised already, there is nothing to look for.
    if (best !== undefined && best.recognised > 1 && !sample.includes(delimiter)) continue;
    const unspaced = new SampleShape(sample, complete, delimiter, false);
    const spacedQuotes = sample.includes(quote) && unspaced.near.some(hasSpacedQuotes);
    const shape = spacedQuotes ? new SampleShape(sample, complete, delimiter, true) : unspaced;
    if (best !== undefined && shape.widest < best.recognised) continue;
    const found = candidate(shape, { delimiter, spacedQuotes }, recognised);
    if (best === undefined || better(found, best)) best = found;
  }
  if (best === undefined) throw new RangeError('no delimiter is tried');
  const { delimiter, spacedQuotes, headerIndex, headers, headerLine } = best;
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
  const closeness = (c: Candidate) => (c.headers.length > 1 ? c.fitting() : 0);
  return closeness(a) !== closeness(b)
    ? closeness(a) > closeness(b)
    : a.headers.length > b.headers.length;
}

function candidate(
  shape: SampleShape,
  form: Pick<Candidate, 'delimiter' | 'spacedQuotes'>,
  recognised: RecognisedHeaders,
): Candidate {
  const headerIndex = findHeader(shape, recognised);
  const { cells, line } = shape.recordAt(headerIndex) ?? { cells: [], line: 1 };
  const fitting = () => {
    const after = shape.widths.slice(headerIndex + 1).filter((width) => width > 0);
    const alike = after.filter((width) => width === cells.length).length;
    return after.length === 0 ? 0 : alike / after.length;
  };
  return {
    ...form,
    headerIndex,
    headers: cells.map(plainHeader),
    headerLine: line,
    recognised: recognised(cells),
    fitting,
  };
}

/**
 * The header is the first record in which two columns are recognised; else the first that has one and
 * is filled as far as the rows are; else the first that is filled as far. Records with a number in them are rows.
 */
function findHeader(shape: SampleShape, recognised: RecognisedHeaders): number {
  const possible = (cells: readonly string[]) => filled(cells) > 0 && !cells.some(isNumber);
  const isFilled = (cells: readonly string[]) => filled(cells) >= shape.usualWidth / 2;
  // Recognising takes long: no record is asked twice, and none after the header.
  let second = -1;
  for (let i = 0; i < headerWithin; i++) {
    const { cells } = shape.recordAt(i) ?? {};
    if (cells === undefined) break;
    const found = possible(cells) ? recognised(cells) : 0;
    if (found >= 2) return i;
    if (found === 1 && second < 0 && isFilled(cells)) second = i;
  }
  if (second >= 0) return second;
  const first = shape.near.findIndex(({ cells }) => isFilled(cells));
  return Math.max(first, 0);
}

const isOfCustomers = knownFields(customerFields);

/** Counts the columns that have a name that is known, or that of a list of customers or of a table of cohorts. */
export const recognisedBy = (isKnown: KnownHeader): RecognisedHeaders =>
  byHeaders((cells) => {
    const known = cells.filter((cell) => isKnown(plainHeader(cell)) || isOfCustomers(cell)).length;
    const cohorts = cells.flatMap((cell) => cohortColumnName(plainHeader(cell))?.role ?? []);
    // One such name alone ("Customers", "Active") is as likely a title, or a word in a row.
    const both = cohorts.includes('elapsed') && cohorts.includes('surviving');
    return both ? Math.max(known, cohorts.length) : known;
  });

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;

const isNumber = (cell: string) => /^\s*[-+$€£]?\d+([.,]\d+)*\s*$/.test(cell);

interface SampleRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Whether a cell that is whole in quotes begins with spaces. */
const hasSpacedQuotes = ({ cells }: SampleRecord): boolean =>
  cells.some((cell) => /^\s+"[^"]*"\s*$/.test(cell));

/** So many bytes are read at first, and then twice as many each time: mostly the header is in the first line. */
const firstBytes = 1 << 9;

/** What tells the header of a sample: the text of its first records, and how wide all are, read as far as it is asked. */
class SampleShape implements RecordTaker {
  readonly #near: SampleRecord[] = [];
  readonly #widths: number[] = [];
  #widest = 0;
  #usualWidth: number | undefined;
  readonly #reader: RecordReader;
  /** The part of the sample that is not read yet. */
  #rest: Buffer;
  #next = firstBytes;
  readonly #complete: boolean;

  constructor(sample: Buffer, complete: boolean, delimiter: string, spacedQuotes: boolean) {
    this.#reader = new RecordReader(delimiter, this, spacedQuotes);
    this.#rest = sample;
    this.#complete = complete;
  }

  /** One of the records among which the header is. */
  recordAt(i: number): SampleRecord | undefined {
    for (; this.#near.length <= i && this.#rest.length > 0; this.#next *= 2)
      this.#readOn(this.#next);
    return this.#near[i];
  }

  /** All of these. */
  get near(): readonly SampleRecord[] {
    this.recordAt(headerWithin - 1);
    return this.#near;
  }

  /** How many cells each record has; 0 where all of them are blank. */
  get widths(): readonly number[] {
    this.#readOn(this.#rest.length);
    return this.#widths;
  }

  /** How many cells the widest has, blank or not. */
  get widest(): number {
    this.#readOn(this.#rest.length);
    return this.#widest;
  }

  /** How wide most records are; the wider where two widths are as frequent. */
  get usualWidth(): number {
    this.#usualWidth ??= mostFrequent(this.widths.filter((width) => width > 0));
    return this.#usualWidth;
  }

  take(cells: readonly string[], line: number): void {
    if (this.#near.length < headerWithin) this.#near.push({ cells, line });
    this.#widths.push(filled(cells) > 0 ? cells.length : 0);
    this.#widest = Math.max(this.#widest, cells.length);
  }

  #readOn(length: number): void {
    if (this.#rest.length === 0) return;
    const part = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(part.length);
    readSample(this.#reader, part, this.#complete && this.#rest.length === 0);
  }
}

/** The width of most records, 1 of none; the wider where two are as frequent. */
function mostFrequent(widths: readonly number[]): number {
  const frequency = new Map<number, number>();
  for (const width of widths) frequency.set(width, (frequency.get(width) ?? 0) + 1);
  let usual = 1;
  for (const [width, count] of frequency) {
    const most = frequency.get(usual) ?? 0;
    if (count > most || (count === most && width > usual)) usual = width;
  }
  return usual;
}

/** The records of a sample under a delimiter; the last one only if the sample is all there is. */
export function sampleRecords(
  sample: Buffer,
  complete: boolean,
  delimiter: string,
  spacedQuotes = false,
): readonly SampleRecord[] {
  const records: SampleRecord[] = [];
  const taker = { take: (cells: readonly string[], line: number) => records.push({ cells, line }) };
  readSample(new RecordReader(delimiter, taker, spacedQuotes), sample, complete);
  return records;
}

/** @param complete - whether nothing follows */
function readSample(reader: RecordReader, sample: Buffer, complete: boolean): void {
  reader.take(sample);
  if (complete && sample.at(-1) !== 10) reader.take(Buffer.from('\n'));
  // The parser holds back the last few bytes until it sees what follows.
  if (complete) reader.take(Buffer.from('\n\n\n'));
}
