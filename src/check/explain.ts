import { words } from '../problems/catalogue.ts';
import { Refusal } from '../problems/refusal.ts';
import { isList, isRecord } from './compare.ts';
import type { FixtureCase } from './fixture.ts';
import type { Convention, Explanation, Mismatch } from './result.ts';
import type { Runner, RunPlace } from './runner.ts';

/** The figures that conventions change, at the places where a case may expect them. */
const explained = ['lifetimeValue', 'netValue', '$.result.lifetimeValue', '$.result.netValue'];

/**
 * Adds to each missed value of an estimate the conventions under which the same options would give it:
 * `estimate --reconcile` searches them, with the expected number as somebody else's.
 */
export async function explain(
  mismatches: readonly Mismatch[],
  it: FixtureCase,
  run: Runner,
  place: RunPlace,
): Promise<readonly Mismatch[]> {
  const answers: Mismatch[] = [];
  for (const mismatch of mismatches) {
    const { path, difference } = mismatch;
    const explainable =
      it.command === 'estimate' && difference !== null && explained.includes(path);
    answers.push(
      explainable ? { ...mismatch, explanation: await search(mismatch, it, run, place) } : mismatch,
    );
  }
  return answers;
}

async function search(
  { path, written, expected }: Mismatch,
  { files, options }: FixtureCase,
  run: Runner,
  place: RunPlace,
): Promise<Explanation> {
  // Digits say how exact the number is; a power of ten is no number on the command line.
  const reconcile = /e/i.test(written) ? String(expected) : written;
  const request = { operands: files, options: { ...options, reconcile } };
  try {
    const { report } = await run('estimate', request, place);
    return readReconciliation(report.result, path.split('.').at(-1));
  } catch (error) {
    const [first] = error instanceof Refusal ? error.problems : [];
    if (first === undefined) throw error;
    return { matches: [], nearest: null, refused: words(first).message };
  }
}

/** What `estimate` found, without the reading that was checked itself and missed. */
function readReconciliation(result: unknown, figure: string | undefined): Explanation {
  const { reconciliation } = isRecord(result) ? result : {};
  if (!isRecord(reconciliation)) throw new RangeError('estimate has reconciled nothing');
  const isOther = (convention: Convention) =>
    convention.changes.length > 0 || convention.figure !== figure;
  const { matches, nearest } = reconciliation;
  const closest = isRecord(nearest) ? [readConvention(nearest)] : [];
  return {
    matches: (isList(matches) ? matches.map(readConvention) : []).filter(isOther),
    nearest: closest.find(isOther) ?? null,
  };
}

function readConvention(row: unknown): Convention {
  const { flags, changes, figure, value, difference } = isRecord(row) ? row : {};
  return {
    flags: String(flags),
    changes: isList(changes) ? changes.map(String) : [],
    figure: String(figure),
    value: Number(value),
    difference: Number(difference),
  };
}
