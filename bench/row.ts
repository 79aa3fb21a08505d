import type { Amounts } from './floors.ts';
import { medianUsages, type Program, type Usage } from './measure.ts';

/** One line of the table. */
export interface Row {
  readonly work: string;
  readonly ours: Usage;
  /** What it is measured by; absent where that is not installed. */
  readonly peer?: { readonly name: string; readonly usage: Usage } | undefined;
  readonly measure: Measure;
  /** The largest ratio or difference that is meant; without one, the line only tells. */
  readonly goal?: number | undefined;
  /** The most memory that is meant, in megabytes, or as a part of the peer's. */
  readonly memoryGoal?: { readonly megabytes: number } | { readonly ofPeer: number } | undefined;
  /** The file that is read, and what is written, for the floor under the work. */
  readonly floor?: Amounts | undefined;
}

/** Ours divided by the peer's wall time or CPU time, or the wall time that comes on top. */
export type Measure = 'wall ratio' | 'CPU ratio' | 'wall beside';

export interface Against {
  readonly work: string;
  readonly ours: Program;
  readonly name: string;
  readonly theirs: Program | undefined;
  readonly turns?: number;
  readonly measure?: Measure;
  readonly goal?: number;
  readonly memoryGoal?: Row['memoryGoal'];
  readonly floor?: Row['floor'];
}

/** Measures a program and its peer in turns. */
export function against({
  ours,
  name,
  theirs,
  turns = 5,
  measure = 'wall ratio',
  ...rest
}: Against): Row {
  const programs = theirs === undefined ? [ours] : [ours, theirs];
  const [mine, other] = medianUsages(programs, turns);
  if (mine === undefined) throw new RangeError('nothing was measured');
  return {
    ours: mine,
    measure,
    ...rest,
    ...(other !== undefined && { peer: { name, usage: other } }),
  };
}
