import {
  answerRows,
  type Block,
  type Document,
  type DocumentAnswer,
  type Table,
} from './document.ts';
import { barLines } from './picture/bar-lines.ts';
import { chartLines } from './picture/chart-lines.ts';
import type { Bars, Chart, HeatMap } from './picture/picture.ts';
import { mostReadable, shortened } from './shortened.ts';
import { visible, withTexts } from './visible.ts';

/**
 * The document as Markdown, ending in a newline. Everything in it is made visible before it is written; a line break
 * in a text becomes a space.
 */
export function markdown(document: Document, mostRows = mostReadable): string {
  const {
    answers = [],
    title,
    subtitle,
    blocks,
  } = withTexts(shortened(document, mostRows), (text) =>
    visible(text.replace(/\r\n|[\r\n]/g, ' ')),
  );
  const heading = `## ${escaped(title)}${subtitle === undefined ? '' : ` (${escaped(subtitle)})`}`;
  const isDivided = blocks.some(({ kind }) => kind === 'heading');
  const texts = blocks.flatMap((block) => {
    const text = blockText(block);
    if (text === '') return [];
    // Within a part of a page what a table is called stands one level below.
    const isBelow = isDivided && block.kind !== 'heading' && text.startsWith('### ');
    return [isBelow ? `#${text}` : text];
  });
  return `${[...answers.flatMap(answerTexts), heading, ...texts].join('\n\n')}\n`;
}

/** The sentence of the answer by itself, so that it is read first. */
const answerTexts = (answer: DocumentAnswer): string[] => [
  `**${escaped(answer.sentence)}**`,
  blockText({ kind: 'fields', rows: answerRows(answer) }),
];

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return [`### ${escaped(block.text)}`, escaped(block.lead)]
        .filter((text) => text !== '')
        .join('\n\n');
    case 'fields':
      return block.rows
        .map(([name, text]) => `- **${escaped(name)}**: ${escaped(text)}`)
        .join('\n');
    case 'table':
      return tableText(block);
    case 'heatmap':
      return heatMapText(block);
    case 'bars':
      return pictureText(block, barLines(block, pictureWidth, unpainted));
    case 'chart':
      return pictureText(block, chartLines(block, pictureWidth));
    case 'code':
      return fenced(block.lines);
    case 'text':
      return block.lines.map((line) => escaped(line.trimStart())).join('\n\n');
    case 'what-if':
      return '';
  }
}

/**
 * A table.
 *
 * @param isStrong - of which cells that are not empty the text is strong, besides those of a total
 */
function tableText(
  { heading, columns, rows }: Table,
  isStrong: (row: number, column: number) => boolean = () => false,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    ...(heading === undefined ? [] : [`### ${escaped(heading)}`, '']),
    line(columns.map(({ header }) => escaped(header))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(({ cells, role }, row) =>
      line(
        cells.map((cell, column) =>
          (role === 'total' || isStrong(row, column)) && cell !== ''
            ? `**${escaped(cell)}**`
            : escaped(cell),
        ),
      ),
    ),
  ].join('\n');
}

/** What is set off is strong, and said below. */
function heatMapText(map: HeatMap): string {
  const { lead, rows, setOff } = map;
  const isSetOff = (row: number, column: number) =>
    rows[row]?.cells[column - lead.length]?.isSetOff === true;
  const isAny = rows.some(({ cells }) => cells.some((cell) => cell.isSetOff === true));
  const table = tableText(asTable(map), isSetOff);
  return setOff === undefined || !isAny ? table : `${table}\n\nBold: ${escaped(setOff)}.`;
}

/** Markdown has no shades, and a page scrolls: all columns, as a table. */
function asTable({ heading, lead, columns, rows }: HeatMap): Table {
  const [name, ...figures] = [...lead, ...columns];
  return {
    kind: 'table',
    ...(heading !== undefined && { heading }),
    columns: [
      { header: name ?? '', align: 'left' },
      ...figures.map((header) => ({ header, align: 'right' as const })),
    ],
    rows: rows.map(({ lead: own, cells, role }) => ({
      cells: [...own, ...columns.map((_, i) => cells[i]?.text ?? '')],
      ...(role !== undefined && { role }),
    })),
  };
}

const pictureWidth = 80;
const unpainted = { strong: (text: string) => text, dim: (text: string) => text };

function pictureText({ heading }: Chart | Bars, lines: readonly string[]): string {
  const above = heading === undefined ? [] : [`### ${escaped(heading)}`, ''];
  return [...above, fenced(lines)].join('\n');
}

/** Within a fence, so that every character keeps its place; longer than any that the lines hold. */
function fenced(lines: readonly string[]): string {
  const runs = lines.join('\n').match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return [`${fence}text`, ...lines, fence].join('\n');
}

/** Text that Markdown shows as it is. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&');
