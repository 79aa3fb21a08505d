import type { FigureFormat, Table } from '../table.ts';

/**
 * A picture: one description, which is drawn as SVG on a page and with characters in a terminal.
 * It has numbers and words only, no widths and no colours.
 */
export type Picture = Chart | Bars | HeatMap;

interface AnyPicture {
  readonly heading?: string;
  /** A short name, for the sheet of a workbook; absent where the heading is one. */
  readonly name?: string;
  /** What it shows, in one sentence, for people who cannot see it. */
  readonly description: string;
}

/** The numbers behind a picture, formatted as in the tables of the page. */
export type Numbers = Pick<Table, 'columns' | 'rows'>;

/** The numbers of a picture as a table. */
export const numbersTable = ({ heading, name, numbers }: Chart | Bars): Table => ({
  kind: 'table',
  ...(heading !== undefined && { heading }),
  ...(name !== undefined && { name }),
  ...numbers,
});

/**
 * What a colour stands for, the same in every picture: what is (`main`), what it costs or what happened (`cost`),
 * and everything else (`plain`).
 */
export type Tone = 'main' | 'cost' | 'plain';

/** Lines, steps and bands over a common axis. */
export interface Chart extends AnyPicture {
  readonly kind: 'chart';
  readonly x: Axis;
  readonly y: Axis;
  /** In the order of the legend; where two meet, neither hides the other. */
  readonly series: readonly Series[];
  /** Drawn behind the series. */
  readonly bands?: readonly Band[];
  /** Drawn from edge to edge: a limit, or where a test begins. */
  readonly lines?: readonly ReferenceLine[];
  readonly numbers: Numbers;
}

export interface Axis {
  /** May be empty. */
  readonly label: string;
  readonly from: number;
  /** Above `from`. */
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** Between two points: at the height of the first, or on the straight line to the second. */
type Shape = 'steps' | 'line';

export interface Series {
  readonly name: string;
  /** One character, for the terminal. */
  readonly mark: string;
  readonly shape: Shape;
  /** Absent where several alike are told apart by their order: segments, cohorts. */
  readonly tone?: Tone;
  /** The series that it continues, by its name, whose colour it has: the same segment beyond the data. */
  readonly of?: string;
  /** What is expected is dashed; what happened is solid. */
  readonly dashed?: true;
  /** Each point is shown by itself too, because single values matter; or the space below is filled, as in a histogram. */
  readonly style?: 'points' | 'filled';
  /** Rising in x; nothing is drawn before the first and after the last. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** What lies between two lines: an interval, P10 to P90. */
export interface Band {
  readonly name: string;
  readonly tone?: Tone;
  /** The series that it belongs to, by its name; absent where there is only one. */
  readonly of?: string;
  readonly shape: Shape;
  /** Rising in x. */
  readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
}

export interface ReferenceLine {
  /** The axis on which it has its place. */
  readonly axis: 'x' | 'y';
  readonly at: number;
  /** Said beside it; may be empty. */
  readonly text: string;
  readonly tone?: Tone;
  readonly dashed?: true;
}

/** Bars from the left to the right, one below the other: a waterfall, a tornado, amounts to compare. */
export interface Bars extends AnyPicture {
  readonly kind: 'bars';
  readonly axis: Axis;
  readonly bars: readonly Bar[];
  /** Drawn across all bars: the base that a tornado turns around. */
  readonly lines?: readonly Omit<ReferenceLine, 'axis'>[];
  readonly numbers: Numbers;
}

export interface Bar {
  readonly name: string;
  /** Its number as it is printed, said at its end; may be empty where the spans have texts. */
  readonly text: string;
  /** Absent where nothing is to be drawn; two where it reaches to both sides of a base. */
  readonly spans: readonly Span[];
  /** Single values beside the bar: what winning a customer costs. */
  readonly marks?: readonly BarMark[];
  /** A total is set off from the bars above it. */
  readonly role?: 'total';
}

/** A part of a bar; `from` may lie above `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  /** Said at its end: the value of an input that leads there. */
  readonly text?: string;
}

export interface BarMark {
  readonly at: number;
  /** What it is, once for all marks of that name: "what one costs". */
  readonly name: string;
  readonly tone: Tone;
}

/**
 * Numbers by row and column. Their size is shown by shading where there is colour, and by themselves
 * where there is none.
 */
export interface HeatMap extends AnyPicture {
  readonly kind: 'heatmap';
  /** Over the name and the figures that every row begins with. */
  readonly lead: readonly [name: string, ...figures: string[]];
  /** Over the cells. */
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  /** What its figures are, for a spreadsheet: those of `lead`, and those of the cells. Absent where it has none. */
  readonly formats?: { readonly lead: readonly FigureFormat[]; readonly cells: FigureFormat };
  /** What a cell that is set off says: "the cost of winning a customer has come back". Absent where none is. */
  readonly setOff?: string;
  /** Said below where the last columns are left out, because the terminal is too narrow for them. */
  readonly rest: string;
}

export interface HeatRow {
  readonly lead: readonly [name: string, ...figures: string[]];
  /** The figures of `lead` with all their digits, for a spreadsheet. */
  readonly figures?: readonly (number | null)[];
  /** What its cells are, where that is something else than in the other rows. */
  readonly format?: FigureFormat;
  /** As many as there are columns, or fewer. */
  readonly cells: readonly HeatCell[];
  /** A total is set off by a rule above its numbers. */
  readonly role?: 'total';
}

/** Shades of a heat map where there is colour for all of them. */
export const heatSteps = 10;

/** The shade of a cell, from 0 for the palest; undefined where nothing is to be shaded. */
export const heatStep = ({ heat }: HeatCell): number | undefined =>
  heat === undefined || !Number.isFinite(heat)
    ? undefined
    : Math.max(0, Math.min(heatSteps - 1, Math.floor(heat * heatSteps)));

export interface HeatCell {
  readonly text: string;
  /** Its figure with all its digits, for a spreadsheet; absent where there is none. */
  readonly value?: number;
  /** From 0 to 1; absent where nothing is to be shaded. */
  readonly heat?: number;
  /** The first of its row in which what the map is about is reached. */
  readonly isSetOff?: true;
}

/** Whether a part of a document is a picture. */
export const isPicture = (block: { readonly kind: string }): boolean =>
  block.kind === 'chart' || block.kind === 'bars' || block.kind === 'heatmap';
