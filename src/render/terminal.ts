import stringWidth from 'string-width';
import { chartLines } from './chart-lines.ts';
import type { Block, Document } from './document.ts';
import { heatMapLines } from './heat-map-lines.ts';
import { type TableLine, tableLines } from './table-lines.ts';
import { visible } from './visible.ts';
import { widest } from './widest.ts';
import { wrap } from './wrap.ts';

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
}

/** Names that take more of the width than this leave too little beside them: the texts go below. */
const widestName = 0.4;

/** Sentences are wrapped to this even where nothing is cut. */
const readingWidth = 80;

/** The document as text for a person, ending in a newline. */
export function terminalText(document: Document, { columns, palette }: Terminal): string {
  const width = columns ?? readingWidth;
  const tables = new Map<Block, TableLine[]>();
  for (const block of document.blocks) {
    if (block.kind === 'table') tables.set(block, tableLines(block, columns));
  }
  const tableWidth = widest([...tables.values()].flat().map(({ text }) => text));
  const lines = [titleLine(document, Math.min(tableWidth, width), palette)];
  for (const block of document.blocks) {
    switch (block.kind) {
      case 'fields':
        lines.push(...fieldLines(block.rows, width, palette));
        break;
      case 'table':
        lines.push(...headingLines(block, width, palette));
        for (const line of tables.get(block) ?? []) lines.push(painted(line, palette));
        break;
      case 'chart':
        lines.push(...headingLines(block, width, palette));
        lines.push(...chartLines(block, Math.min(width, readingWidth)));
        break;
      case 'heatmap':
        lines.push(...headingLines(block, width, palette));
        lines.push(...heatMapLines(block, width, palette));
        break;
      case 'text': {
        const paint = block.tone === 'notice' ? palette.notice : same;
        for (const line of block.lines) {
          lines.push(...wrap(visible(line), width).map((each) => paint(each)));
        }
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

const same = (text: string): string => text;

const headingLines = (
  { heading }: { readonly heading?: string },
  width: number,
  { strong }: Palette,
): string[] =>
  heading === undefined ? [] : ['', ...wrap(visible(heading), width).map((line) => strong(line))];

function titleLine({ title, subtitle }: Document, width: number, palette: Palette): string {
  if (subtitle === undefined) return palette.title(title);
  const space = Math.max(2, width - stringWidth(title) - stringWidth(subtitle));
  return `${palette.title(title)}${' '.repeat(space)}${palette.dim(subtitle)}`;
}

function fieldLines(
  rows: readonly (readonly [string, string])[],
  width: number,
  palette: Palette,
): string[] {
  const names = rows.map(([name]) => visible(name));
  const named = widest(names) + 2;
  const below = named > width * widestName;
  const indent = ' '.repeat(below ? 2 : named);
  return rows.flatMap(([, text], r) => {
    const name = names[r] ?? '';
    const lines = wrap(visible(text), width - indent.length).map((line) => indent + line);
    if (below) return [...wrap(name, width).map((line) => palette.dim(line)), ...lines];
    const [first = '', ...rest] = lines;
    const lead = palette.dim(name) + ' '.repeat(named - stringWidth(name));
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
