import { resolve } from 'node:path';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { type DecidedEncoding, decoded, type Encoding } from '../bytes/encoding.ts';
import { LineEndings } from '../bytes/line-endings.ts';
import {
  begun,
  fileSize,
  type InputWorld,
  type WatchedBytes,
  watchedBytes,
} from '../bytes/source-bytes.ts';
import { unpacked } from '../bytes/unpacked.ts';
import type { DecimalMark } from '../cells/number-cell.ts';
import { RecordReader, type RecordTaker } from '../csv/record-reader.ts';
import type { ColumnChoice, CustomerRequest } from '../customer-request.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { orderHeaders } from '../orders/read-orders.ts';
import { watchedFile } from '../watch.ts';
import type { CellKind } from '../workbook/cell-text.ts';
import type { DateSystem } from '../workbook/serial-days.ts';
import { groupedByCustomer } from './grouped-by-customer.ts';
import {
  type KnownHeader,
  type Layout,
  layoutOf,
  type RecognisedHeaders,
  recognisedBy,
} from './layout.ts';
import { refuseAnswer } from './refuse-answer.ts';
import { sameFiles } from './repeated-files.ts';

/** A file of which the beginning has been read, and the layout is known. */
export interface OpenedFile {
  readonly file: string;
  /** A file before it that holds the same bytes. */
  readonly sameAs?: string;
  readonly encoding: DecidedEncoding;
  /** What divides decimals, where the file itself says which are numbers. */
  readonly decimal?: DecimalMark;
  /** Of a workbook, the sheet that is read, and what decided it. */
  readonly sheet?: { readonly value: string; readonly decidedBy: string };
  readonly layout: Layout;
  /** Its beginning, UTF-8 with bare line feeds. */
  readonly beginning: Buffer;
  /**
   * Hands over every record, those before the header too. Can be called once.
   *
   * @throws {Refusal} a quote that never closes, a row that never ends, bytes that are not text
   */
  readonly records: (taker: RecordTaker) => Promise<void>;
  /**
   * What a cell of the record that is being handed over is, where the file says it of each cell. Any cell of a file of
   * text is a text, which may look like a number.
   */
  readonly kindOfCell?: (index: number) => CellKind;
  /** Of a workbook, from which year its day numbers count. */
  readonly dateSystem?: DateSystem;
  /** Of what a database answers about a table: the column of each role there, as `--column` names it. */
  readonly columns?: Readonly<Record<string, string>>;
  /** What is to be said of the file as a whole, when its records have been handed over. */
  readonly remarks?: () => readonly Problem[];
  /** Called with which of its columns are read as what. */
  readonly assigned?: (
    columns: readonly { readonly role: string; readonly header: string }[],
  ) => void;
}

export interface OpenSettings {
  readonly encoding: Encoding | undefined;
  readonly delimiter: string | undefined;
  /** The sheets to read of workbooks, by name: of each workbook the one that it has. */
  readonly sheets?: readonly string[] | undefined;
  readonly recognised: RecognisedHeaders;
  /** What a database may take that opens the file, in megabytes. */
  readonly memory?: number | undefined;
}

/** Opens a Parquet file by a database; undefined where there is none. */
export type OpenParquet = (
  file: string,
  settings: OpenSettings,
  world: InputWorld,
) => Promise<OpenedFile | undefined>;

/** So much of a file tells its layout; where its header is longer, up to so much. */
const sampleSize = 1 << 16;
const longestSample = 1 << 22;
const progressEvery = 1 << 22;

/**
 * Reads the beginning of a file, enough to find its delimiter and its header.
 *
 * @throws {Refusal} the file cannot be read, is empty, or is not text
 */
export async function openFile(
  file: string,
  settings: OpenSettings,
  world: InputWorld,
): Promise<OpenedFile> {
  const { watch } = world;
  if (watch === undefined) return openAny(file, settings, world);
  return watchedFile(await watch.timed('open', () => openAny(file, settings, world)), watch);
}

async function openAny(
  file: string,
  settings: OpenSettings,
  world: InputWorld,
): Promise<OpenedFile> {
  const { bytes, share } = watchedBytes(file, world);
  const { first: beginning, whole } = await begun(bytes, signature.length);
  const first = beginning.subarray(0, signature.length);
  if (workbookSignatures.some((each) => first.equals(each))) {
    // Loaded only here: most files are text, and what unpacks and parses workbooks takes long to load.
    const { openWorkbook } = await import('../workbook/open-workbook.ts');
    return groupedByCustomer(await openWorkbook(file, settings, world, whole));
  }
  // A pipe can be read only once.
  if (!isParquet(first) || fileSize(resolve(world.directory, file)) === undefined)
    return openText(file, settings, world, whole, share);
  await whole.return(undefined);
  const opened = await world.openParquet?.(file, settings, world);
  if (opened === undefined) {
    const engine = '@duckdb/node-api';
    const install = world.engineInstall?.(engine) ?? `npm install ${engine}`;
    throw new Refusal(problem('engine-missing', { engine, install, reads: 'parquet' }, { file }));
  }
  return opened;
}

/**
 * Reads the beginning of what stands in a file.
 *
 * @param share - how much of it has been read, from 0 to 1
 * @throws {Refusal} it is empty, or is not text
 */
async function openText(
  file: string,
  settings: OpenSettings,
  world: InputWorld,
  bytes: AsyncIterable<Buffer>,
  share: WatchedBytes['share'] = () => undefined,
): Promise<OpenedFile> {
  let encoding: DecidedEncoding = { value: 'utf-8', decidedBy: '' };
  let packing = '';
  const plain = unpacked(bytes, file, (how) => {
    packing = `, unpacked from ${how}`;
  });
  const text = decoded(plain, file, settings.encoding, ({ value, decidedBy }) => {
    encoding = { value, decidedBy: decidedBy + packing };
  });
  const endings = new LineEndings();
  const head: Buffer[] = [];
  let size = 0;
  let complete = false;
  let enough = sampleSize;
  while (size < enough && !complete) {
    const next = await text.next();
    complete = next.done === true;
    if (next.done === true) break;
    const chunk = endings.take(next.value);
    head.push(chunk);
    size += chunk.length;
    while (size >= enough && !holdsRecords(head, enough) && enough < longestSample) enough *= 2;
  }
  const [only = Buffer.alloc(0), ...others] = head;
  const sample = others.length === 0 ? only : Buffer.concat(head);
  if (isBlankText(sample))
    throw new Refusal(problem('file-empty', { isPiped: file === '-' }, { file }));
  if (!complete && !sample.includes(10))
    throw new Refusal(problem('row-endless', { megabytes: 4 }, { file, line: 1 }));
  const layout = layoutOf(
    sample.subarray(0, enough),
    complete && size <= enough,
    settings.delimiter,
    settings.recognised,
  );
  return groupedByCustomer({
    file,
    encoding,
    layout,
    beginning: sample,
    records: async (taker) => {
      const reader = new RecordReader(layout.delimiter, taker, layout.spacedQuotes);
      reader.take(sample);
      if (world.onlyBeginnings === true && !complete) {
        await text.return(undefined);
        return;
      }
      let reported = 0;
      for await (const chunk of text) {
        reader.take(endings.take(chunk));
        const endless = reader.endlessLine;
        if (endless !== undefined)
          throw new Refusal(problem('row-endless', { megabytes: 32 }, { file, line: endless }));
        size += chunk.length;
        if (size - reported >= progressEvery) {
          reported = size;
          world.progress?.(progressText(file, size, share()));
        }
      }
      const unclosed = await reader.end();
      if (unclosed !== undefined)
        throw new Refusal(problem('quote-unclosed', {}, { file, line: unclosed }));
    },
  });
}

/** Whether most of a sample are whole lines, and not the beginning of a very long one. */
function holdsRecords(chunks: readonly Buffer[], length: number): boolean {
  const sample = Buffer.concat(chunks).subarray(0, length);
  return 2 * sample.lastIndexOf(10) >= length;
}

function progressText(file: string, bytes: number, share: number | undefined): string {
  const part = share === undefined ? '' : `, ${Math.floor(100 * share)} %`;
  return `reading ${file}: ${Math.floor(bytes / 1e6)} MB${part}`;
}

const isBlankText = (sample: Buffer): boolean =>
  sample.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

/** Opens a file, as `openFile` does. */
export type OpenFile = typeof openFile;

/** What tells how files are written, and the headers by which they are known. */
export interface OpenRequest
  extends Partial<Pick<OpenSettings, 'encoding' | 'delimiter' | 'sheets' | 'memory'>> {
  /** The columns that options name. */
  readonly columns: ReadonlyMap<string, ColumnChoice>;
  readonly isKnown: KnownHeader;
  /** Whether they are answers to statements of `rapport sql`, which are refused elsewhere. */
  readonly answers?: boolean;
}

/**
 * Opens files in their order. Their headers are known by what options name, and by what the caller looks for.
 *
 * @param open - opens a file, where some of them are no text
 * @throws {Refusal} one cannot be read, is empty, is not text, or is an answer where none is asked for
 */
export async function openEach(
  files: readonly string[],
  { encoding, delimiter, sheets, memory, columns, isKnown, answers }: OpenRequest,
  world: InputWorld,
  open: OpenFile = openFile,
): Promise<readonly OpenedFile[]> {
  const chosen = new Set(
    [...columns.values()].flatMap((choice) =>
      choice === 'none' ? [] : [plainHeader(choice.text), plainHeader(choice.header)],
    ),
  );
  const recognised = recognisedBy((header) => chosen.has(header) || isKnown(header));
  const same = await sameFiles(files, world.directory);
  const opened: OpenedFile[] = [];
  for (const [i, name] of files.entries()) {
    const file = await open(name, { encoding, delimiter, sheets, recognised, memory }, world);
    if (answers !== true) refuseAnswer(file);
    opened.push(same[i] === undefined ? file : { ...file, sameAs: same[i] });
  }
  return opened;
}

/** The files of a request: those whose rows follow one another, and those that add columns. */
export interface OpenedFiles {
  readonly main: readonly OpenedFile[];
  readonly joins: readonly OpenedFile[];
}

/**
 * Opens every file of a request.
 *
 * @param besides - tells headers of other files than those of customers
 * @throws {Refusal} one cannot be read, is empty, or is not text
 */
export async function openFiles(
  request: CustomerRequest,
  world: InputWorld,
  besides: KnownHeader = () => false,
): Promise<OpenedFiles> {
  const labels = new Set(request.labels.map(plainHeader));
  const { log } = request;
  const ofOrders = log === undefined ? () => false : orderHeaders(log.described);
  const isKnown = (header: string) => labels.has(header) || besides(header) || ofOrders(header);
  const columns = new Map([...(log?.saved ?? []), ...(log?.columns ?? []), ...request.columns]);
  const settings = { ...request, columns, isKnown };
  const main = await openEach(request.files, settings, world);
  return { main, joins: await openEach(request.join, settings, world) };
}

const signature = Buffer.from('PAR1');

/** Of a zip archive, of one without parts, and of the folder of streams that a protected workbook is. */
const workbookSignatures = ['504b0304', '504b0506', 'd0cf11e0'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

/** Whether a file is Parquet, by its first bytes. */
const isParquet = (first: Buffer): boolean => first.equals(signature);
