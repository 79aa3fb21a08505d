import type { Dialect } from './dialect.ts';
import { comment } from './statement.ts';

/** What the comment at the head of a statement says. */
export interface Head {
  /** "0.1". */
  readonly version: string;
  /** What the statement is for: "rapport forecast". */
  readonly purpose: string;
  /** The lines of the command that made it. */
  readonly madeBy: readonly string[];
  /** The lines of the command that runs it. */
  readonly runBy: readonly string[];
  /** What its answer means, and what it does otherwise than readers of files. */
  readonly says: readonly string[];
}

/** The comment at the head of a statement. */
export const headComment = (
  { version, purpose, madeBy, runBy, says }: Head,
  { title, isRun, notes }: Dialect,
): string[] => [
  comment(`rapport ${version}: ${purpose}, in the SQL of ${title}.`),
  ...(isRun
    ? []
    : [comment(`not run here: nobody has run this text on ${title}, only parsed it.`)]),
  comment('Made by:'),
  ...madeBy.map((line) => comment(`  ${line}`)),
  comment('Run by:'),
  ...runBy.map((line) => comment(`  ${line}`)),
  ...[...notes, ...says].map(comment),
];
