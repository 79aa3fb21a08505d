import type { Palette } from '../terminal.ts';
import { cut, padEnd, padStart, widest, wrapWithin } from '../text-width.ts';
import type { HeatCell, HeatMap, HeatRow } from './picture.ts';

const indent = 2;
const gap = 2;
/** Names are cut to this, to leave room for the cells. */
const longestName = 20;

/**
 * Lays a heat map out: cells side by side, each with a space on both sides to be shaded with it. As
 * many columns as fit, from the first; what is left out is said.
 *
 * @param width - the columns to fit into
 */
export function heatMapLines(
  { lead, columns, rows, rest, setOff }: HeatMap,
  width: number,
  palette: Palette,
): string[] {
  const leads = figuresJoined([lead, ...rows.map((row) => row.lead)]);
  const named = widest(leads.map(([name]) => name));
  const figured = widest(leads.map(([, figure]) => figure));
  const begins = indent + named + gap + figured;
  const cellWidth =
    gap + widest([...columns, ...rows.flatMap(({ cells }) => cells.map(({ text }) => text))]);
  // What is set off is in brackets, in place of the spaces around it, of which the last cell then needs both.
  const room = width - begins - (setOff === undefined ? 0 : 1);
  const fitting = Math.max(1, Math.floor(room / cellWidth));
  const shown = Math.min(columns.length, fitting);
  const beginning = (i: number) => {
    const [name = '', figure = ''] = leads[i] ?? [];
    return ' '.repeat(indent) + padEnd(name, named) + padStart(figure, gap + figured);
  };
  // A shaded space is seen, and counts: the last cell has none where the line would be too long with it.
  const isFull = begins + 1 + shown * cellWidth > width;
  const cell = (text: string, column: number) =>
    `${padStart(text, cellWidth - 1)}${isFull && column === shown - 1 ? '' : ' '}`;
  const head = `${beginning(0)} ${columns.slice(0, shown).map(cell).join('')}`.trimEnd();
  const lines = [palette.dim(head)];
  for (const [i, row] of rows.entries()) {
    const cells = row.cells.slice(0, shown);
    if (row.role === 'total')
      lines.push(palette.dim(rule(begins, figured, leads[i + 1]?.[1] ?? '', cells, cellWidth)));
    const line = `${beginning(i + 1)} ${cells
      .map((each, column) => shaded(each, bracketed(each, cell(each.text, column)), palette))
      .join('')}`.trimEnd();
    lines.push(row.role === 'total' ? palette.strong(line) : line);
  }
  const isAnySetOff = rows.some(({ cells }) => cells.slice(0, shown).some((each) => each.isSetOff));
  if (setOff !== undefined && isAnySetOff)
    lines.push(
      ...wrapWithin(`[ ] ${setOff}`, width - indent).map((line) => ' '.repeat(indent) + line),
    );
  if (shown < columns.length) lines.push(...wrapWithin(`  ${rest}`, width));
  return lines;
}

/** Each name cut, and its figures in columns of one text. */
function figuresJoined(leads: readonly HeatRow['lead'][]): (readonly [string, string])[] {
  const most = Math.max(...leads.map(({ length }) => length));
  const widths = Array.from({ length: most }, (_, i) => widest(leads.map((lead) => lead[i] ?? '')));
  return leads.map(([name, ...figures]) => [
    cut(name, longestName),
    figures.map((figure, i) => padStart(figure, widths[i + 1] ?? 0)).join(' '.repeat(gap)),
  ]);
}

/** A cell with brackets close around its text where it is set off. */
const bracketed = ({ text, isSetOff }: HeatCell, cell: string): string =>
  isSetOff === true && cell.endsWith(`${text} `) && cell !== `${text} `
    ? `${cell.slice(0, cell.length - text.length - 2)}[${text}]`
    : cell;

function shaded({ heat }: HeatCell, text: string, { shades = [] }: Palette): string {
  if (heat === undefined || shades.length === 0) return text;
  const step = Math.min(shades.length - 1, Math.max(0, Math.floor(heat * shades.length)));
  return shades[step]?.(text) ?? text;
}

/** A line above the figure and the cells of a total. */
function rule(
  begins: number,
  figured: number,
  figure: string,
  cells: readonly HeatCell[],
  cellWidth: number,
): string {
  const line = (text: string, length: number) => (text === '' ? ' ' : '─').repeat(length);
  const under = cells.map(({ text }) => `${line(text, cellWidth - gap)}  `).join('');
  return `${' '.repeat(begins - figured)}${line(figure, figured)}  ${under}`.trimEnd();
}
