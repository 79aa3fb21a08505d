import type { ProblemOutcome } from '../../../core/recovery/outcomes.ts';

const outcomes: Readonly<Record<ProblemOutcome, string>> = {
  silent: 'silent didnotcomplain notcomplained nocomplaint',
  unresolved: 'unresolved notresolved unsolved notsolved rejected failed',
  resolved: 'resolved solved mended fixed',
  quickly: 'quickly resolvedquickly quicklyresolved quick fast resolvedfast',
};

const words = new Map(
  Object.entries(outcomes).flatMap(([outcome, known]) =>
    known.split(' ').map((word) => [word, outcome as ProblemOutcome] as const),
  ),
);

/** The outcome that a cell names: "resolved", "Resolved quickly", "did not complain". */
export const outcomeIn = (text: string): ProblemOutcome | undefined =>
  words.get(text.toLowerCase().replace(/[\s_-]+/g, ''));
