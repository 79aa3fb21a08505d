import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { answerRows, type Block, type Document, partsOf } from '../document.ts';
import { numbersTable } from '../picture/picture.ts';
import type { Table } from '../table.ts';
import { visible, withTexts } from '../visible.ts';
import { heatMapTable } from './heat-map-table.ts';
import { type LiveSheets, type Sheet, type SheetRow, textCell, type Workbook } from './sheet.ts';
import { sheetNames } from './sheet-names.ts';
import { fittingColumns, tableRows } from './table-sheet.ts';

/** What a workbook shows besides the document. */
export interface WorkbookFacts {
  /** The command line that makes it. */
  readonly command: string;
  /** The figures that the answers name: where each stands in the result, as it is written, with all its digits. */
  readonly figures: readonly {
    readonly at: string;
    readonly text: string;
    readonly value: number;
  }[];
  /** What became of the rows of each file, and what was noticed, in sentences. */
  readonly files: readonly string[];
  readonly problems: readonly string[];
  readonly live?: LiveSheets;
}

/** Rows of a sheet, at most: more do not open. */
const mostSheetRows = 1_048_576;

/**
 * The document as a workbook: first a sheet with the answers, what they leave out and how they were found, then the
 * sheets that compute, and one sheet a table. All tables are whole.
 *
 * @throws {Refusal} a table has more rows than a sheet; nothing is made of it before
 */
export function documentWorkbook(document: Document, facts: WorkbookFacts): Workbook {
  const shown = withTexts(document, visible);
  const { body, leftOut, method } = partsOf(shown);
  const live = facts.live ?? { sheets: [], names: [], notes: [] };
  const replaced = new Set(live.sheets.map(({ name }) => name));
  const { tables, notes } = apart(body);
  const kept = inOrder(tables).filter(
    ({ table: { name } }) => name === undefined || !replaced.has(name),
  );
  const lengths = [
    ...kept.map(({ table: { rows }, lines }) => rows.length + lines.length + aroundTable),
    ...live.sheets.map(({ rows }) => rows.length),
  ];
  if (lengths.some((length) => length > mostSheetRows))
    throw new Refusal(problem('output-too-long', { format: 'xlsx' }));
  const titles = kept.map(({ table: { name, heading = 'Figures' } }) => name ?? heading);
  const first: Sheet = {
    name: 'Answer',
    frozenRows: 0,
    ...answerSheet(shown, facts, { leftOut, method, notes: [...notes, ...live.notes] }),
  };
  const names = sheetNames([first.name, ...live.sheets.map(({ name }) => name), ...titles]);
  const ofTables = kept.map((each, i) =>
    tableSheet(each, names[1 + live.sheets.length + i] ?? 'Figures'),
  );
  return { title: shown.title, sheets: [first, ...live.sheets, ...ofTables], names: live.names };
}

/** A table and the sentences below it. */
interface Described {
  readonly table: Table;
  readonly lines: readonly string[];
  /** Whether it has the numbers of a picture. */
  readonly isDrawn: boolean;
}

/** Tables before the numbers of pictures. Of two with one heading the longer stays: a page begins with a part of it. */
function inOrder(tables: readonly Described[]): readonly Described[] {
  const longest = tables.filter(
    ({ table: { heading, rows } }, i) =>
      heading === undefined ||
      !tables.some(
        ({ table: other }, k) =>
          other.heading === heading &&
          (other.rows.length > rows.length || (other.rows.length === rows.length && k < i)),
      ),
  );
  return [
    ...longest.filter(({ isDrawn }) => !isDrawn),
    ...longest.filter(({ isDrawn }) => isDrawn),
  ];
}

/** The tables of a document, each with the sentences after it; those before the first stand by themselves. */
function apart(blocks: readonly Block[]): { tables: Described[]; notes: string[] } {
  const tables: (Described & { readonly lines: string[] })[] = [];
  const notes: string[] = [];
  for (const block of blocks) {
    const table = tableOf(block);
    if (table !== undefined) tables.push({ table, lines: [], isDrawn: block.kind !== 'table' });
    else if (block.kind === 'text' || block.kind === 'code')
      (tables.at(-1)?.lines ?? notes).push(...block.lines);
    else if (block.kind === 'fields')
      (tables.at(-1)?.lines ?? notes).push(...block.rows.map((row) => row.join(': ')));
  }
  return { tables, notes };
}

/** A block as a table: bars repeat the figures of another table, so that they are none. */
function tableOf(block: Block): Table | undefined {
  switch (block.kind) {
    case 'table':
      return block;
    case 'chart':
      return numbersTable(block);
    case 'heatmap':
      return heatMapTable(block);
    default:
      return undefined;
  }
}

/** The rows of a table's sheet besides those of the table and of its sentences: heading, head and empty rows. */
const aroundTable = 4;

function tableSheet({ table, lines }: Described, name: string): Sheet {
  const { head, body } = tableRows(table);
  const title = table.heading === undefined ? [] : [[textCell(table.heading, 'title')], []];
  const below = lines.length === 0 ? [] : [[], ...lines.map((line) => [textCell(line, 'note')])];
  return {
    name,
    columns: fittingColumns([...head, ...body]),
    rows: [...title, ...head, ...body, ...below],
    frozenRows: title.length + head.length,
  };
}

interface Words {
  readonly leftOut: readonly string[];
  readonly method: readonly (readonly [string, string])[];
  readonly notes: readonly string[];
}

function answerSheet(
  { title, subtitle, meaning, answers = [] }: Document,
  { command, figures, files, problems }: WorkbookFacts,
  { leftOut, method, notes }: Words,
): Pick<Sheet, 'columns' | 'rows'> {
  const part = (name: string, rows: readonly SheetRow[]): SheetRow[] =>
    rows.length === 0 ? [] : [[], [textCell(name, 'head')], ...rows];
  const fact = ([name, text]: readonly [string, string]): SheetRow => [
    textCell(name, 'note'),
    textCell(text, 'sentence'),
  ];
  const figureRow = ({ at, text, value }: (typeof figures)[number]): SheetRow => [
    textCell(at, 'note'),
    textCell(text),
    { value },
  ];
  const sentence = (line: string): SheetRow => [null, textCell(line, 'sentence')];
  const about = [subtitle, meaning].filter((text) => text !== undefined).join(': ');
  return {
    columns: [{ width: 24 }, { width: 90 }, { width: 20 }],
    rows: [
      [textCell(title, 'title')],
      ...(about === '' ? [] : [[textCell(about, 'note')]]),
      ...answers.flatMap((answer): SheetRow[] => [
        [],
        [textCell('Answer', 'note'), textCell(answer.sentence, 'strong')],
        ...answerRows(answer).map(fact),
      ]),
      ...part('Left out', leftOut.map(sentence)),
      ...part('Figures', figures.map(figureRow)),
      ...part('How this was found', method.map(fact)),
      ...part('Notes', notes.map(sentence)),
      ...part('Files', files.map(visible).map(sentence)),
      ...part('Problems', problems.map(visible).map(sentence)),
      ...part('Made by', [sentence(visible(command))]),
    ],
  };
}
