import type { Severity } from '../../core/report.ts';
import type { FileUnderstanding } from '../../input/profile/understanding.ts';

/** What `inspect` answers: how each file was understood, and what it leaves open. */
export interface InspectResult {
  readonly files: readonly InspectedFile[];
}

export interface InspectedFile extends FileUnderstanding {
  /** Of a log of orders: what it was recognised as; null for other files. */
  readonly orders: string | null;
  readonly currency: string | null;
  readonly findings: readonly Finding[];
}

/** A problem of the file or its rows, with what settles it. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly advice: string;
  /** Of the first place. */
  readonly line: number | null;
  readonly column: string | null;
  /** How many there are of the kind. */
  readonly count: number;
  /** Whether it keeps other commands from using the file. */
  readonly refused: boolean;
}
