import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { type Block, type Document, type Heading, partsOf } from '../document.ts';
import { numbersTable } from '../picture/picture.ts';
import type { Table } from '../table.ts';
import { visible, withTexts } from '../visible.ts';
import { type AnswerWords, answerSheet } from './answer-sheet.ts';
import { heatMapTable } from './heat-map-table.ts';
import { defaultWidth } from './row-height.ts';
import { type LiveSheets, type Sheet, type SheetColumn, textCell, type Workbook } from './sheet.ts';
import { beginningOf, sheetNames } from './sheet-names.ts';
import { fittingColumns, tableRows } from './table-sheet.ts';

/** What a workbook shows besides the document. */
export interface WorkbookFacts
  extends Pick<AnswerWords, 'command' | 'figures' | 'files' | 'problems'> {
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
  const { live = { sheets: [], names: [], notes: [] }, ...others } = facts;
  const sections = sectionsOf(body);
  const kept = inOrder(
    sections.flatMap(({ tables }) => tables),
    new Set(live.sheets.map(({ name }) => name)),
  );
  const lengths = [
    ...kept.map(({ table: { rows }, lines }) => rows.length + lines.length + aroundTable),
    ...live.sheets.map(({ rows }) => rows.length),
  ];
  if (lengths.some((length) => length > mostSheetRows))
    throw new Refusal(problem('output-too-long', { format: 'xlsx' }));
  const titles = kept.map(
    ({ table: { name, heading = 'Figures' } }) => name ?? beginningOf(heading),
  );
  const taken = ['Answer', ...live.sheets.map(({ name }) => name)];
  const names = sheetNames([...taken, ...titles]).slice(taken.length);
  const nameOf = new Map(kept.map((each, i) => [each, names[i] ?? 'Figures']));
  /** What stands above the first table, and below tables that have no sheet. */
  const linesOf = ({ lines, tables }: Section) => [
    ...lines,
    ...tables.flatMap((each) => (nameOf.has(each) ? [] : each.lines)),
  ];
  const first = answerSheet(shown, {
    ...others,
    leftOut,
    method,
    parts: sections.flatMap((section) =>
      section.heading === undefined
        ? []
        : [
            {
              heading: section.heading.text,
              lead: section.heading.lead,
              lines: linesOf(section),
              sheets: section.tables.flatMap((each) => nameOf.get(each) ?? []),
            },
          ],
    ),
    notes: [
      ...sections.filter(({ heading }) => heading === undefined).flatMap(linesOf),
      ...live.notes,
    ],
  });
  return {
    title: shown.title,
    sheets: [
      first,
      ...live.sheets,
      ...kept.map((each) => tableSheet(each, nameOf.get(each) ?? 'Figures')),
    ],
    names: live.names,
  };
}

/** A part of a page: without a heading what stands before the first. */
interface Section {
  readonly heading?: Heading;
  readonly lines: string[];
  readonly tables: Described[];
}

/** A table and the sentences below it. */
interface Described {
  readonly table: Table;
  readonly lines: string[];
  /** Whether it has the numbers of a picture. */
  readonly isDrawn: boolean;
  /** The heading of the part that it stands in. */
  readonly part?: string;
}

/**
 * The tables that have sheets, tables before the numbers of pictures. Of two with one heading, one of which is a part of
 * the other, the other stays: a page may begin with a part of it. A live sheet stands for the table that is called as it
 * is.
 */
function inOrder(all: readonly Described[], live: ReadonlySet<string>): readonly Described[] {
  const tables = all.filter(({ table: { name } }) => name === undefined || !live.has(name));
  const whole = tables.filter(
    ({ table }, i) =>
      !tables.some(
        ({ table: other }, k) =>
          k !== i &&
          other.heading !== undefined &&
          other.heading === table.heading &&
          isPartOf(table, other) &&
          (k < i || !isPartOf(other, table)),
      ),
  );
  return [...whole.filter(({ isDrawn }) => !isDrawn), ...whole.filter(({ isDrawn }) => isDrawn)];
}

/** Whether every row of a table stands in another. */
function isPartOf({ rows }: Table, other: Table): boolean {
  if (rows.length > other.rows.length) return false;
  const found = new Set(other.rows.map(({ cells }) => cells.join('\t')));
  return rows.every(({ cells }) => found.has(cells.join('\t')));
}

/** The parts of a page, each with its tables, and each of these with the sentences after it. */
function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  let section: Section = { lines: [], tables: [] };
  const sections = [section];
  for (const block of blocks) {
    const table = tableOf(block);
    const { lines } = section.tables.at(-1) ?? section;
    if (block.kind === 'heading') {
      section = { heading: block, lines: [], tables: [] };
      sections.push(section);
    } else if (table !== undefined) {
      section.tables.push({
        table,
        lines: [],
        isDrawn: block.kind !== 'table',
        ...(section.heading !== undefined && { part: section.heading.text }),
      });
    } else if (block.kind === 'text' || block.kind === 'code') lines.push(...block.lines);
    else if (block.kind === 'fields') lines.push(...block.rows.map((row) => row.join(': ')));
  }
  return sections;
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

/** The rows of a table's sheet besides those of the table and of its sentences: part, heading, head and empty rows. */
const aroundTable = 5;

function tableSheet({ table, lines, part }: Described, name: string): Sheet {
  const { head, body } = tableRows(table);
  const above = [
    ...(part === undefined ? [] : [[textCell(part, 'note')]]),
    ...(table.heading === undefined ? [] : [[textCell(table.heading, 'title')]]),
  ];
  const title = above.length === 0 ? [] : [...above, []];
  const columns = fittingColumns([...head, ...body]);
  const span = columnsAcross(columns);
  const said = lines.map((line) => [{ ...textCell(line, 'wrappedNote'), span }]);
  return {
    name,
    columns,
    rows: [...title, ...head, ...body, ...(said.length === 0 ? [] : [[], ...said])],
    frozenRows: title.length + head.length,
  };
}

/** Characters that a sentence below a table has in a line, at least, where columns beside the table are empty. */
const leastLine = 70;

/** So many columns a sentence below a table takes: all of it, and more where it is narrow. */
function columnsAcross(columns: readonly SheetColumn[]): number {
  const width = columns.reduce((sum, each) => sum + each.width, 0);
  return columns.length + Math.ceil(Math.max(0, leastLine - width) / defaultWidth);
}
