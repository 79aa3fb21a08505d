import type { Expected } from './expected.ts';
import type { Path } from './path.ts';
import type { RunOptions } from './runner.ts';

/** A file of cases, read and understood. */
export interface Fixture {
  /** As the user named it, or as it was found in the folder that the user named. */
  readonly file: string;
  /** The same file from the root of the file system. */
  readonly location: string;
  readonly form: FixtureForm;
  /** All of it, without the byte-order mark. */
  readonly text: string;
  /** The byte-order mark, or nothing. */
  readonly mark: string;
  readonly cases: readonly FixtureCase[];
}

export type FixtureForm = 'yaml' | 'json' | 'csv';

/** One run of one command, and what must come of it: values by path, or a refusal. */
export interface FixtureCase {
  readonly name: string;
  readonly line: number;
  readonly command: string;
  /** By name without dashes, as text; files among them stand beside the fixture. */
  readonly options: RunOptions;
  readonly files: readonly string[];
  readonly expectations: readonly Expectation[];
  /** The problem that the command must be refused with. */
  readonly fails?: { readonly code: string; readonly line: number };
}

export interface Expectation {
  readonly path: Path;
  readonly line: number;
  readonly expected: Expected;
  /** Absent where the value cannot be rewritten alone: several cases share it, or it spans lines. */
  readonly slot?: Slot;
}

/** Where an expected value stands in the text of its file, and how it is quoted there. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'cell';
}
