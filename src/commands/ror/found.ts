import type { Assumption, Source } from '../../core/report.ts';
import type { RejectedRow } from '../../input/table/row-problems.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { NamedCurrency } from '../shared/economics/currency.ts';
import type { Drawing } from '../shared/result-schema.ts';
import type { RorResult } from './result.ts';

/** What one of the ways in came to, besides the text of the programme. */
export interface Found {
  readonly result: RorResult;
  readonly drawing: Drawing | undefined;
  /** What the files imply where nothing is said. */
  readonly implied: Readonly<Record<string, Assumption>>;
  readonly currencies: readonly NamedCurrency[];
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
  /** What was found in each of the files. */
  readonly read: readonly ProblemTally[];
  readonly rejects?: readonly RejectedRow[];
}
