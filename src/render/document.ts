import { andList } from './and-list.ts';
import type { Picture } from './picture/picture.ts';
import type { Table } from './table.ts';
import type { WhatIf } from './what-if.ts';

export type { Column, Table } from './table.ts';

/**
 * What a person sees, before it is laid out: words and aligned tables, no widths and no colours.
 * One view a command makes it from the result; one renderer a format prints it.
 */
export interface Document {
  /** What the document says; the first is the most general. */
  readonly answers?: readonly DocumentAnswer[];
  readonly title: string;
  /** Said at the right of the title: the basis and the currency. */
  readonly subtitle?: string;
  /** What the subtitle means, on a page: its readers did not give the command. */
  readonly meaning?: string;
  readonly blocks: readonly Block[];
}

/** One sentence to quote, how sure it is, and what would change it. */
export interface DocumentAnswer {
  readonly sentence: string;
  readonly certainty: string;
  readonly wouldChange: string;
  /** The figures that it names, as it writes them, the first being what it is about. */
  readonly figures: readonly { readonly text: string }[];
}

/** How sure the answer is, and what would change it, as short facts. */
export const answerRows = ({ certainty, wouldChange }: DocumentAnswer): Fields['rows'] => [
  ['How sure', certainty],
  ['Changes with', wouldChange],
];

export type Block = (Heading | Fields | Table | Text | Code | Picture | WhatIf) & {
  /** What `--explain` adds to the page, where this is a part of it: "the models". Absent from what everybody reads. */
  readonly detail?: string;
  /** The part of a page that the block belongs to, where it answers a question of its own: "slipping". */
  readonly part?: string;
};

/** Blocks that answer a question of their own, which a report may ask by itself. */
export const part = (name: string, blocks: readonly Block[]): Block[] =>
  blocks.map((block) => ({ ...block, part: name }));

/** Blocks that only `--explain` shows. */
export const details = (name: string, blocks: readonly Block[]): Block[] =>
  blocks.map((block) => ({ ...block, detail: name }));

const pictures = 'pictures';

/** Pictures that a terminal shows only with `--explain`, and a page always. */
export const pictureDetails = (blocks: readonly Picture[]): Block[] => details(pictures, blocks);

/**
 * The page that is shown: everything, or without its details, which a line at the end then names.
 *
 * @param explain - whether the details are asked for
 */
export function pageOf(document: Document, explain: boolean): Document {
  const hidden = document.blocks.flatMap(({ detail }) => (detail === undefined ? [] : [detail]));
  if (explain || hidden.length === 0) return document;
  const isOne = hidden.filter((name) => name === pictures).length === 1;
  const names = [...new Set(hidden)].map((name) =>
    name === pictures && isOne ? 'the picture' : name,
  );
  return {
    ...document,
    blocks: [
      ...document.blocks.filter(({ detail }) => detail === undefined),
      { kind: 'text', tone: 'plain', lines: [`--explain adds ${andList(names)}.`] },
    ],
  };
}

/** Begins a part of a page that has several: a question, or a plain noun. */
export interface Heading {
  readonly kind: 'heading';
  readonly text: string;
  /** What the part shows, exactly, in one line; may be empty. */
  readonly lead: string;
}

/** A document in the order of a page, where the figures come before how they were found. */
export interface Parts {
  readonly body: readonly Block[];
  /** What the figures do not count, in sentences. */
  readonly leftOut: readonly string[];
  /** How the figures were found: the facts that a document begins with. */
  readonly method: Fields['rows'];
}

/** Takes a document apart: what the figures are, what they leave out, and how they were found. */
export function partsOf({ blocks }: Pick<Document, 'blocks'>): Parts {
  const begins = blocks.findIndex(({ kind }) => kind !== 'fields' && kind !== 'text');
  const isMethod = (block: Block, place: number): block is Fields =>
    block.kind === 'fields' && (begins < 0 || place < begins);
  return {
    body: blocks.filter((block, place) => !isMethod(block, place) && !isLeftOut(block)),
    leftOut: blocks.flatMap((block) => (isLeftOut(block) ? block.lines : [])),
    method: blocks.flatMap((block, place) => (isMethod(block, place) ? block.rows : [])),
  };
}

const isLeftOut = (block: Block): block is Text =>
  block.kind === 'text' && block.tone === 'left out';

/** Short facts, each with its name: "Method  assumed tenure 4 y". */
export interface Fields {
  readonly kind: 'fields';
  readonly rows: readonly (readonly [name: string, text: string])[];
}

/** Sentences. A notice is something the reader must not miss; `left out` is what the figures do not count. */
export interface Text {
  readonly kind: 'text';
  readonly tone: 'plain' | 'notice' | 'left out';
  readonly lines: readonly string[];
}

/** Lines that keep their spaces and line breaks: commands, files, and what a command prints. */
export interface Code {
  readonly kind: 'code';
  readonly lines: readonly string[];
}
