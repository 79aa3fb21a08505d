import {
  answerRows,
  type Block,
  type Document,
  type DocumentAnswer,
  type Table,
} from './document.ts';
import { barLines } from './picture/bar-lines.ts';
import { chartLines } from './picture/chart-lines.ts';
import { heatMapLines } from './picture/heat-map-lines.ts';
import { isPicture } from './picture/picture.ts';
import { mostReadable, shortened } from './shortened.ts';
import { cut, padEnd, padStart, textWidth, widest, wrap, wrapWithin } from './text-width.ts';
import { visible, withTexts } from './visible.ts';

/** How parts of the text are coloured; each function returns its text unchanged where colour is off. */
export interface Palette {
  readonly title: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly notice: (text: string) => string;
  /** Shades of a heat map, from the lowest numbers to the highest; absent or none where colour is off. */
  readonly shades?: readonly ((text: string) => string)[];
}

export interface Terminal {
  /** Columns of the terminal; absent in a pipe, where tables are never cut. */
  readonly columns?: number;
  readonly palette: Palette;
  /** Rows that a table shows; more are left out, and counted. */
  readonly mostRows?: number;
}

/** Names that take more of the width than this leave too little beside them: the texts go below. */
const widestName = 0.4;

/** Sentences are wrapped to this even where nothing is cut. */
const readingWidth = 80;

/**
 * The document as text for a person, ending in a newline. Everything in it is made visible before it is laid out:
 * the only control characters that are printed are the line breaks and the colours of the palette.
 */
export function terminalText(
  document: Document,
  { columns, palette, mostRows = mostReadable }: Terminal,
): string {
  const shown = withTexts(shortened(document, mostRows), visible);
  const { blocks } = shown;
  const layout: Layout = {
    width: columns ?? readingWidth,
    wrapped: columns === undefined ? wrap : wrapWithin,
    palette,
  };
  const tables = new Map<Block, TableLine[]>();
  for (const block of blocks) {
    if (block.kind === 'table') tables.set(block, tableLines(block, columns));
  }
  const tableWidth = widest([...tables.values()].flat().map(({ text }) => text));
  const lines = [
    ...(shown.answers ?? []).flatMap((answer) => answerLines(answer, layout)),
    ...titleLines(shown, Math.min(tableWidth, layout.width), columns, layout),
  ];
  for (const [place, block] of blocks.entries()) {
    switch (block.kind) {
      case 'heading':
        lines.push(...headingLines({ heading: block.text }, layout));
        if (block.lead !== '')
          for (const each of indented(block.lead, layout)) lines.push(palette.dim(each));
        break;
      case 'fields':
        lines.push(...fieldLines(block.rows, layout));
        break;
      case 'table':
        lines.push(...headingLines(block, layout));
        if (block.heading === undefined && followsPicture(blocks, place)) lines.push('');
        for (const line of tables.get(block) ?? []) lines.push(painted(line, palette));
        break;
      case 'bars':
        lines.push(...headingLines(block, layout));
        lines.push(...barLines(block, Math.min(layout.width, readingWidth), palette));
        break;
      case 'chart':
        lines.push(...headingLines(block, layout));
        lines.push(...chartLines(block, Math.min(layout.width, readingWidth)));
        break;
      case 'heatmap':
        lines.push(...headingLines(block, layout));
        lines.push(...heatMapLines(block, layout.width, palette));
        break;
      case 'code':
        for (const line of block.lines) lines.push(...codeLines(line, columns));
        break;
      case 'text': {
        const paint = block.tone === 'notice' ? palette.notice : same;
        for (const line of block.lines)
          for (const each of indented(line, layout)) lines.push(paint(each));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

function followsPicture(blocks: readonly Block[], place: number): boolean {
  const before = blocks[place - 1];
  return before !== undefined && isPicture(before);
}

/** An answer, above everything else. */
function answerLines(answer: DocumentAnswer, layout: Layout): string[] {
  const { wrapped, width, palette } = layout;
  const rows = answerRows(answer);
  return [
    ...wrapped(answer.sentence, width).map((line) => palette.title(line)),
    ...fieldLines(rows, layout),
    '',
  ];
}

/** How sentences are laid out. */
interface Layout {
  readonly width: number;
  readonly wrapped: (text: string, width: number) => string[];
  readonly palette: Palette;
}

const same = (text: string): string => text;

/** A line wrapped, all of it as far from the edge as its beginning, of which a narrow terminal leaves some. */
function indented(line: string, { width, wrapped }: Layout): readonly string[] {
  const words = line.trimStart();
  const space = line.slice(0, Math.min(line.length - words.length, Math.floor(width / 4)));
  return wrapped(words, width - space.length).map((each) => space + each);
}

const codeIndent = '    ';

/** A line of code as it is, unless it is too long for the terminal. */
const codeLines = (line: string, columns: number | undefined): readonly string[] => {
  if (line === '') return [''];
  const room = columns === undefined ? Number.POSITIVE_INFINITY : columns - codeIndent.length;
  if (textWidth(line) <= room) return [codeIndent + line];
  return wrapWithin(line, room).map((each) => codeIndent + each);
};

const headingLines = (
  { heading }: { readonly heading?: string },
  { width, wrapped, palette }: Layout,
): string[] =>
  heading === undefined ? [] : ['', ...wrapped(heading, width).map((line) => palette.strong(line))];

/** The subtitle stands at the right end of the tables, or below a title that leaves it no room at a terminal. */
function titleLines(
  { title, subtitle }: Document,
  tableWidth: number,
  columns: number | undefined,
  { wrapped, palette }: Layout,
): string[] {
  const needed = textWidth(title) + (subtitle === undefined ? 0 : 2 + textWidth(subtitle));
  if (columns !== undefined && needed > columns) {
    return [
      ...wrapped(title, columns).map((line) => palette.title(line)),
      ...(subtitle === undefined
        ? []
        : wrapped(subtitle, columns).map((line) => palette.dim(line))),
    ];
  }
  if (subtitle === undefined) return [palette.title(title)];
  const space = ' '.repeat(2 + Math.max(0, tableWidth - needed));
  return [palette.title(title) + space + palette.dim(subtitle)];
}

function fieldLines(
  rows: readonly (readonly [string, string])[],
  { width, wrapped, palette }: Layout,
): string[] {
  const named = widest(rows.map(([name]) => name)) + 2;
  const below = named > width * widestName;
  const indent = ' '.repeat(below ? 2 : named);
  return rows.flatMap(([name, text]) => {
    const lines = wrapped(text, width - indent.length).map((line) => indent + line);
    if (below) return [...wrapped(name, width).map((line) => palette.dim(line)), ...lines];
    const [first = '', ...rest] = lines;
    const lead = palette.dim(name) + ' '.repeat(named - textWidth(name));
    return [lead + first.slice(named), ...rest];
  });
}

function painted({ text, role }: TableLine, palette: Palette): string {
  switch (role) {
    case 'head':
    case 'rule':
      return palette.dim(text);
    case 'total':
      return palette.strong(text);
    case 'row':
      return text;
  }
}

const gap = 2;
const indent = 2;
/** A flexible column is not cut below this; a table that is still too wide overflows instead. */
const narrowest = 8;

/** The lines of a table, and which of them are its head, its rules and its totals. */
interface TableLine {
  readonly text: string;
  readonly role: 'head' | 'rule' | 'total' | 'row';
}

/**
 * Lays a table out without borders: columns two spaces apart, a rule above each total's numbers.
 *
 * @param limit - the width to fit into; without one nothing is ever cut
 */
function tableLines(table: Table, limit: number | undefined): TableLine[] {
  const head = table.columns.some(({ header }) => header !== '');
  const headers = table.columns.map(({ header }) => header);
  const widths = headers.map((_, column) =>
    widest(
      [...(head ? [headers] : []), ...table.rows.map(({ cells }) => cells)].map(
        (row) => row[column] ?? '',
      ),
    ),
  );
  shrink(widths, table, limit);

  const line = (cells: readonly string[], role: TableLine['role']): TableLine => ({
    text: laidOut(cells, widths, table),
    role,
  });
  return [
    ...(head ? [line(headers, 'head')] : []),
    ...table.rows.flatMap(({ cells, role = 'row' as const }) => [
      ...(role === 'total' ? [line(rule(cells, widths, table), 'rule')] : []),
      ...wrappedRows(cells, widths, table).map((each) => line(each, role)),
    ]),
  ];
}

/** The cells of a row, those of columns that wrap over as many lines as they take. */
function wrappedRows(
  cells: readonly string[],
  widths: readonly number[],
  { columns }: Table,
): readonly (readonly string[])[] {
  const parts = columns.map(({ wraps }, column) => {
    const text = cells[column] ?? '';
    return wraps === true ? wrapWithin(text, widths[column] ?? 0) : [text];
  });
  const lines = Math.max(1, ...parts.map(({ length }) => length));
  return Array.from({ length: lines }, (_, i) => parts.map((part) => part[i] ?? ''));
}

/** Lines above the numbers of a total. */
function rule(cells: readonly string[], widths: readonly number[], { columns }: Table): string[] {
  return columns.map(({ align }, column) =>
    align === 'right' && (cells[column] ?? '') !== '' ? '─'.repeat(widths[column] ?? 0) : '',
  );
}

function laidOut(cells: readonly string[], widths: readonly number[], { columns }: Table): string {
  const texts = columns.map(({ align }, column) => {
    const width = widths[column] ?? 0;
    const text = cut(cells[column] ?? '', width);
    return align === 'right' ? padStart(text, width) : padEnd(text, width);
  });
  return `${' '.repeat(indent)}${texts.join(' '.repeat(gap))}`.trimEnd();
}

/** Takes from the flexible columns, the widest first, until the table fits. */
function shrink(widths: number[], table: Table, limit: number | undefined): void {
  if (limit === undefined) return;
  const total = () =>
    indent + widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
  while (total() > limit) {
    let widestColumn = -1;
    for (const [column, { flexible }] of table.columns.entries()) {
      const width = widths[column] ?? 0;
      if (flexible === true && width > narrowest && width > (widths[widestColumn] ?? 0))
        widestColumn = column;
    }
    if (widestColumn < 0) return;
    widths[widestColumn] = (widths[widestColumn] ?? 0) - 1;
  }
}
