import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { RecordTaker } from '../csv/record-reader.ts';
import type { OpenedFile, OpenSettings } from '../layout/open-file.ts';
import { archiveKind, compoundKind } from './archive-kind.ts';
import { cellStyles } from './cell-styles.ts';
import type { CellKind } from './cell-text.ts';
import { type ChosenSheet, chosenSheet } from './choose-sheet.ts';
import { type OpenedSheet, rowTexts } from './opened-sheet.ts';
import type { DateSystem } from './serial-days.ts';
import { sharedStrings } from './shared-strings.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { SheetReader } from './sheet-rows.ts';
import { workbookPart, workbookParts } from './workbook-parts.ts';
import { tooLarge, type ZipParts, zipParts } from './zip-parts.ts';

/** More than any spreadsheet opens. */
const largestFile = 1 << 29;
const progressEvery = 1 << 14;

/**
 * Opens a file that begins as a workbook does, and finds the sheet to read and its header.
 *
 * @throws {Refusal} it is no workbook that can be read, is damaged or protected, or several of its sheets could be meant
 */
export async function openWorkbook(
  file: string,
  settings: Pick<OpenSettings, 'sheets' | 'recognised'>,
  world: InputWorld,
  bytes: AsyncIterable<Buffer>,
): Promise<OpenedFile> {
  const whole = await wholeFile(bytes, file);
  if (!isZip(whole)) {
    const kind = compoundKind(whole);
    throw new Refusal(
      kind === 'encrypted'
        ? problem('workbook-encrypted', {}, { file })
        : problem('file-binary', { kind }, { file }),
    );
  }
  const parts = await zipParts(whole, file);
  const part = await workbookPart(parts);
  if (part === undefined)
    throw new Refusal(problem('file-binary', { kind: await archiveKind(parts) }, { file }));
  const { dates, sheets } = await workbook(parts, part);
  const { sheets: names = [], recognised } = settings;
  const chosen = await chosenSheet(sheets, { names, recognised, dates, file });
  return openedFile(file, chosen, dates, world);
}

const isZip = (bytes: Buffer): boolean => bytes[0] === 0x50;

async function wholeFile(bytes: AsyncIterable<Buffer>, file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > largestFile) throw tooLarge(file, 'it is larger than 512 MB');
    chunks.push(chunk);
  }
  const [only] = chunks;
  return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks);
}

/** Reads what all sheets share, and makes each readable. */
async function workbook(
  parts: ZipParts,
  part: string,
): Promise<{ readonly dates: DateSystem; readonly sheets: readonly Sheet[] }> {
  const { dates, sheets, strings, styles } = await workbookParts(parts, part);
  const named = {
    strings: await sharedStrings(parts, strings),
    styles: await cellStyles(parts, styles),
  };
  return {
    dates,
    sheets: sheets.map(({ name, hidden, part: sheetPart }) => {
      const reader = new SheetReader(parts, sheetPart, named);
      return { name, hidden, rows: () => reader.rows(), isColumnHidden: reader.isColumnHidden };
    }),
  };
}

function openedFile(
  file: string,
  { opened, decidedBy }: ChosenSheet,
  dates: DateSystem,
  world: InputWorld,
): OpenedFile {
  const { sheet, layout, beginning, firstRows, rest, complete } = opened;
  const reading = new SheetReading(file, opened, dates);
  return {
    file,
    encoding: { value: 'utf-8', decidedBy: 'xlsx' },
    sheet: { value: sheet.name, decidedBy },
    layout,
    beginning,
    dateSystem: dates,
    kindOfCell: (index) => reading.kinds[index] ?? 'text',
    remarks: () => reading.remarks(),
    records: async (taker) => {
      reading.hand(firstRows, taker);
      if (world.onlyBeginnings === true && !complete) {
        await rest.return(undefined);
        return;
      }
      let reported = 0;
      for await (const rows of rest) {
        reading.hand(rows, taker);
        const { line } = rows.at(-1) ?? { line: 0 };
        if (line - reported < progressEvery) continue;
        reported = line;
        world.progress?.(`reading ${file}: ${line} rows`);
      }
    },
  };
}

/** Hands the rows of a sheet on, and knows what the cells of the latest are. */
class SheetReading {
  /** Of the cells of the row that is being handed on. */
  kinds: readonly CellKind[] = [];
  readonly #file: string;
  readonly #opened: OpenedSheet;
  readonly #dates: DateSystem;
  readonly #width: number;
  #hiddenRows = 0;
  readonly #filled: boolean[];

  constructor(file: string, opened: OpenedSheet, dates: DateSystem) {
    this.#file = file;
    this.#opened = opened;
    this.#dates = dates;
    this.#width = opened.layout.headers.length;
    this.#filled = new Array<boolean>(this.#width).fill(false);
  }

  /** @throws {Refusal} a cell of the table has a formula, and no value */
  hand(rows: readonly SheetRow[], taker: RecordTaker): void {
    const { firstColumn, layout } = this.#opened;
    for (const row of rows) {
      this.#refuseFormulas(row);
      const cells = rowTexts(row, firstColumn, this.#width, this.#dates);
      this.kinds = cells.map(({ kind }) => kind);
      const texts = cells.map(({ text }) => text);
      const isInTable = row.line >= layout.headerLine && texts.some((text) => text !== '');
      if (isInTable && row.hidden) this.#hiddenRows += 1;
      if (isInTable) for (const [i, text] of texts.entries()) this.#filled[i] ||= text !== '';
      taker.take(texts, row.line, row.line);
    }
  }

  /** What is said of the sheet as a whole, when all of it has been read. */
  remarks() {
    const { sheet, firstColumn } = this.#opened;
    const columns = this.#filled.filter(
      (filled, i) => filled && sheet.isColumnHidden(firstColumn + i),
    ).length;
    const rows = this.#hiddenRows;
    return rows + columns === 0
      ? []
      : [problem('sheet-hidden', { sheet: sheet.name, rows, columns })];
  }

  #refuseFormulas({ line, cells }: SheetRow): void {
    const { sheet, firstColumn, layout } = this.#opened;
    for (const { kind, column } of cells) {
      const index = column - firstColumn;
      if (kind !== 'formula' || index < 0 || index >= this.#width) continue;
      const header = layout.headers[index] ?? '';
      const at = { file: this.#file, line, ...(header !== '' && { column: header }) };
      throw new Refusal(problem('formula-without-value', { sheet: sheet.name }, at));
    }
  }
}
