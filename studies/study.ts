/** A measurement of how well a method keeps the documents say of it, on simulated data whose truth is known. */
export interface Study {
  /** What is measured, in one sentence. */
  readonly question: string;
  /** How many data sets the documented figures rest on. */
  readonly sets: number;
  /**
   * Simulates the data sets and measures them.
   *
   * @param sets - how many data sets to simulate for each line of the table; fewer make a rough check
   * @param progress - receives the stage reached
   * @returns the table that a document shows; the same for the same number of sets
   */
  readonly run: (sets: number, progress: (stage: string) => void) => StudyTable;
}

export interface StudyTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The table in Markdown. */
export function markdownTable({ header, rows }: StudyTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n');
}
