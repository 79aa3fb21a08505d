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

/** What help desks call tickets that are not resolved yet. */
const openWords = new Set(
  (
    'new open opened reopened pending hold onhold inprogress waiting waitingoncustomer waitingonthirdparty ' +
    'awaitingreply customerresponded snoozed submitted unassigned assigned'
  ).split(' '),
);

/** The outcome of a case, or that it is still open; help desks close a ticket that is resolved. */
export function caseStateIn(text: string): ProblemOutcome | 'open' | undefined {
  const word = text.toLowerCase().replace(/[\s_-]+/g, '');
  if (openWords.has(word)) return 'open';
  return word === 'closed' || word === 'done' ? 'resolved' : outcomeIn(text);
}

/** The outcome that a cell names: "resolved", "Resolved quickly", "did not complain". */
export const outcomeIn = (text: string): ProblemOutcome | undefined =>
  words.get(text.toLowerCase().replace(/[\s_-]+/g, ''));
