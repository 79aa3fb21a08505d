/**
 * What a person sees, before it is laid out: words and aligned tables, no widths and no colours.
 * One view a command makes it from the result; one renderer a format prints it.
 */
export interface Document {
  /** What the document says in one sentence, how sure that is, and what would change it. */
  readonly answer?: DocumentAnswer;
  readonly title: string;
  /** Said at the right of the title: the basis and the currency. */
  readonly subtitle?: string;
  readonly blocks: readonly Block[];
}

export interface DocumentAnswer {
  readonly sentence: string;
  readonly certainty: string;
  readonly wouldChange: string;
}

/** How sure the answer is, and what would change it, as short facts. */
export const answerRows = ({ certainty, wouldChange }: DocumentAnswer): Fields['rows'] => [
  ['How sure', certainty],
  ['Changes with', wouldChange],
];

export type Block = (Fields | Table | Text | Code | Chart | HeatMap) & {
  /** What `--explain` adds to the page, where this is a part of it: "the models". Absent from what everybody reads. */
  readonly detail?: string;
};

/** Blocks that only `--explain` shows. */
export const details = (name: string, blocks: readonly Block[]): Block[] =>
  blocks.map((block) => ({ ...block, detail: name }));

/**
 * The page that is shown: everything, or without its details, which a line at the end then names.
 *
 * @param explain - whether the details are asked for
 */
export function pageOf(document: Document, explain: boolean): Document {
  const hidden = document.blocks.flatMap(({ detail }) => (detail === undefined ? [] : [detail]));
  if (explain || hidden.length === 0) return document;
  const names = [...new Set(hidden)];
  const last = names.at(-1) ?? '';
  const named = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return {
    ...document,
    blocks: [
      ...document.blocks.filter(({ detail }) => detail === undefined),
      { kind: 'text', tone: 'plain', lines: [`--explain adds ${named}.`] },
    ],
  };
}

/** Short facts, each with its name: "Method  assumed tenure 4 y". */
export interface Fields {
  readonly kind: 'fields';
  readonly rows: readonly (readonly [name: string, text: string])[];
}

/** A table. Cells are already formatted; a renderer only aligns them. */
export interface Table {
  readonly kind: 'table';
  readonly heading?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

export interface Column {
  /** Empty where the column needs no name. When no column has one, the head is left out. */
  readonly header: string;
  readonly align: 'left' | 'right';
  /** May be cut short with an ellipsis where a terminal is too narrow. */
  readonly flexible?: boolean;
  /** Goes on in further lines where it would be cut: for sentences. */
  readonly wraps?: boolean;
}

export interface TableRow {
  readonly cells: readonly string[];
  /** A total is set off by a rule above its numbers. */
  readonly role?: 'total';
}

/** Sentences. A notice is something the reader must not miss. */
export interface Text {
  readonly kind: 'text';
  readonly tone: 'plain' | 'notice';
  readonly lines: readonly string[];
}

/** Lines that keep their spaces and line breaks: commands, files, and what a command prints. */
export interface Code {
  readonly kind: 'code';
  readonly lines: readonly string[];
}

/** Lines over a common axis, drawn with plain characters so that they can be told apart without colour. */
export interface Chart {
  readonly kind: 'chart';
  readonly heading?: string;
  readonly x: Axis;
  readonly y: Axis;
  /** In the order of the legend; where two meet, neither hides the other. */
  readonly series: readonly Series[];
}

export interface Axis {
  /** May be empty. */
  readonly label: string;
  readonly from: number;
  /** Above `from`. */
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

export interface Series {
  readonly name: string;
  /** One character. */
  readonly mark: string;
  /** Between two points: at the height of the first, or on the straight line to the second. */
  readonly shape: 'steps' | 'line';
  /** Rising in x; nothing is drawn before the first and after the last. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/**
 * Numbers by row and column. Their size is shown by shading where there is colour, and by themselves
 * where there is none.
 */
export interface HeatMap {
  readonly kind: 'heatmap';
  readonly heading?: string;
  /** Over the name and the figure that every row begins with. */
  readonly lead: readonly [name: string, figure: string];
  /** Over the cells. */
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  /** Said below where the last columns are left out, because the terminal is too narrow for them. */
  readonly rest: string;
}

export interface HeatRow {
  readonly lead: readonly [name: string, figure: string];
  /** As many as there are columns, or fewer. */
  readonly cells: readonly HeatCell[];
  /** A total is set off by a rule above its numbers. */
  readonly role?: 'total';
}

export interface HeatCell {
  readonly text: string;
  /** From 0 to 1; absent where nothing is to be shaded. */
  readonly heat?: number;
}
