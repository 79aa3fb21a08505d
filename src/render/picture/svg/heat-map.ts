import { cut } from '../../text-width.ts';
import { type HeatCell, type HeatMap, type HeatRow, heatStep, heatSteps } from '../picture.ts';
import { element, escaped, hundredths, lineElement, rectElement, textElement } from './element.ts';
import { firstRows, moreText } from './first-rows.ts';
import {
  columnsIn,
  type Drawing,
  lineHeight,
  type Room,
  roomOf,
  textLines,
  widths,
} from './room.ts';

const rowHeight = 26;
const gap = 10;
const longestName = { wide: 22, narrow: 11 } as const;
const widestCell = 52;
/** The most of the width that the beginnings of the rows take; figures beyond it are left out. */
const mostLead = 0.7;
/** The most columns of a figure or a cell. */
const mostFigure = 14;
const mostCell = 10;
/** More rows make a picture that nobody reads. */
const mostRows = 100;
/** Cells that do not fit beside each other go on below, in as many parts as this. */
const mostParts = { wide: 2, narrow: 3 } as const;
/** Stands for a figure that is not complete, in every picture. */
const unfinished = '…';

/** Where the cells of a part of the map stand. */
interface Plan {
  readonly room: Room;
  /** The right ends of the figures at the beginning of each row. */
  readonly figures: readonly number[];
  readonly begins: number;
  readonly cellWidth: number;
  readonly perPart: number;
}

/** Shaded cells, a row each with its name and its figures. */
export function heatMapDrawing(all: HeatMap, room: Room): Drawing {
  const map = cutMap(all);
  const plan = planOf(map, room);
  const { columns, rest, setOff } = map;
  const parts = Math.min(mostParts[room], Math.max(1, Math.ceil(columns.length / plan.perPart)));
  const partHeight = (map.rows.length + 1) * rowHeight + 14;
  const shown = Math.min(columns.length, parts * plan.perPart);
  const content = Array.from({ length: parts }, (_, part) =>
    partElements(map, plan, part * plan.perPart, part * partHeight),
  ).flat();
  let bottom = parts * partHeight - 6;
  const width = widths[room];
  const note = (text: string, indent: number) => {
    for (const line of textLines(text, columnsIn(width - indent), 3)) {
      content.push(textElement(indent, bottom + lineHeight, line, 'p-quiet'));
      bottom += lineHeight;
    }
    bottom += 4;
  };
  if (setOff !== undefined && map.rows.some(({ cells }) => cells.some((each) => each.isSetOff))) {
    content.push(rectElement(1, bottom + 4, 14, 14, 'p-off'));
    note(setOff, 24);
  }
  if (map.rows.length < all.rows.length)
    note(moreText(all.rows.length - map.rows.length, 'row'), 0);
  if (shown < columns.length) note(rest, 0);
  return { width, height: bottom + 4, content: content.filter((each) => each !== '').join('\n') };
}

function cutMap(map: HeatMap): HeatMap {
  const cutLead = ([name, ...figures]: HeatRow['lead']): HeatRow['lead'] => [
    name,
    ...figures.map((figure) => cut(figure, mostFigure)),
  ];
  return {
    ...map,
    lead: cutLead(map.lead),
    columns: map.columns.map((text) => cut(text, mostCell)),
    rows: firstRows(map.rows, mostRows).map((row) => ({
      ...row,
      lead: cutLead(row.lead),
      cells: row.cells.map((cell) => ({ ...cell, text: cut(cell.text, mostCell) })),
    })),
  };
}

function planOf({ lead, columns, rows }: HeatMap, room: Room): Plan {
  const width = widths[room];
  const leads = [lead, ...rows.map((row) => row.lead)];
  const most = Math.max(...leads.map(({ length }) => length));
  const needs = (i: number) => Math.max(0, ...leads.map((each) => roomOf(each[i] ?? '')));
  const figures: number[] = [];
  let end = Math.min(needs(0), roomOf('0'.repeat(longestName[room])));
  for (let i = 1; i < most && end + gap + needs(i) <= width * mostLead; i++) {
    end += gap + needs(i);
    figures.push(end);
  }
  const begins = end + gap;
  const texts = [...columns, ...rows.flatMap(({ cells }) => cells.map(({ text }) => text))];
  const least = Math.max(18, ...texts.map((text) => roomOf(text) + 4));
  const fitting = Math.max(1, Math.floor((width - begins) / least));
  const parts = Math.max(1, Math.ceil(columns.length / fitting));
  const perPart = Math.max(1, Math.min(fitting, Math.ceil(columns.length / parts)));
  const cellWidth = Math.min(widestCell, Math.max(least, (width - begins) / perPart));
  return { room, figures, begins, cellWidth: Math.min(cellWidth, width - begins), perPart };
}

/** Some of the columns, with the beginning of every row before them. */
function partElements(map: HeatMap, plan: Plan, from: number, top: number): string[] {
  const { begins, cellWidth, perPart } = plan;
  const heads = map.columns.slice(from, from + perPart);
  const middle = (i: number) => begins + (i + 0.5) * cellWidth;
  const cellsOf = ({ cells }: HeatRow) => cells.slice(from, from + perPart);
  const topOf = (row: number) => top + (row + 1) * rowHeight;
  const spans = (texts: readonly { text: string; style?: string }[]) =>
    texts
      .map(({ text, style }, i) =>
        text === '' ? '' : element('tspan', { x: middle(i), class: style }, escaped(text)),
      )
      .join('');
  const line = (content: string, y: number, style: string) =>
    content === '' ? '' : element('text', { y, class: `p-text p-middle${style}` }, content);
  return [
    ...leadTexts(map.lead, top + rowHeight - 8, 'p-quiet', plan),
    line(spans(heads.map((text) => ({ text }))), top + rowHeight - 8, ' p-quiet'),
    ...shades(map.rows.map(cellsOf), plan, topOf),
    ...map.rows.flatMap((row, r) => {
      const y = topOf(r) + rowHeight / 2 + 4.5;
      const strong = row.role === 'total' ? ' p-strong' : '';
      const end = begins + heads.length * cellWidth;
      return [
        ...(row.role === 'total' ? [lineElement(0, topOf(r), end, topOf(r), 'p-base')] : []),
        ...leadTexts(row.lead, y, strong.trim(), plan),
        line(spans(cellsOf(row).map(shownCell)), y, strong),
        ...cellsOf(row).flatMap(({ isSetOff }, i) =>
          isSetOff === true
            ? [
                rectElement(
                  begins + i * cellWidth + 1,
                  topOf(r) + 1,
                  cellWidth - 2,
                  rowHeight - 2,
                  'p-off',
                ),
              ]
            : [],
        ),
      ];
    }),
  ];
}

/** What is not complete is a dot, never a number. */
const shownCell = ({ text }: HeatCell): { text: string; style?: string } =>
  text === unfinished ? { text: '·', style: 'p-quiet' } : { text };

function leadTexts(
  [name, ...figures]: HeatRow['lead'],
  y: number,
  style: string,
  plan: Plan,
): string[] {
  return [
    textElement(0, y, cut(name, longestName[plan.room]), style),
    ...plan.figures.map((end, i) => textElement(end, y, figures[i] ?? '', style, 'end')),
  ];
}

/** The shaded cells of one step are one path, since a map has many of them. */
function shades(
  rows: readonly (readonly HeatCell[])[],
  { begins, cellWidth }: Plan,
  topOf: (row: number) => number,
): string[] {
  const paths = Array.from({ length: heatSteps }, () => '');
  // Edges in whole hundredths, so that neighbours meet.
  const edge = (i: number) => hundredths(begins + i * cellWidth) / 100;
  for (const [r, cells] of rows.entries()) {
    for (const [i, cell] of cells.entries()) {
      const step = heatStep(cell);
      if (step === undefined) continue;
      const across = (hundredths(edge(i + 1)) - hundredths(edge(i))) / 100;
      paths[step] += `M${edge(i)} ${topOf(r)}h${across}v${rowHeight}h${-across}z`;
    }
  }
  return paths.map((d, step) => (d === '' ? '' : element('path', { d, class: `p-h${step}` })));
}
