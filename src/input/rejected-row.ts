/** A rejected row with the reason, for `--rejects`. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly reason: string;
  readonly cells: readonly string[];
}
