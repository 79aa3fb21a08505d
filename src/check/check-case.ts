import { dirname } from 'node:path';
import { words } from '../problems/catalogue.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { CheckRequest } from './check-fixtures.ts';
import { compare } from './compare.ts';
import { explain } from './explain.ts';
import type { Fixture, FixtureCase } from './fixture.ts';
import type { CheckedCase, Mismatch } from './result.ts';
import type { Runner, RunPlace } from './runner.ts';

/** What running a case showed, before it is decided whether that is a failure. */
type Finding = Pick<CheckedCase, 'mismatches' | 'error'>;

/** Runs one case. With `explain`, a missed value is also searched for among other conventions. */
export async function checkCase(
  fixture: Pick<Fixture, 'file' | 'location'>,
  it: FixtureCase,
  run: Runner,
  { explain: explaining, allowOutside }: Pick<CheckRequest, 'explain' | 'allowOutside'>,
): Promise<CheckedCase> {
  const place = { directory: dirname(fixture.location), allowOutside };
  const finding = await find(place, it, run, explaining);
  const { name, line, command } = it;
  const met = finding.mismatches.length === 0 && finding.error === undefined;
  return {
    fixture: fixture.file,
    line,
    name,
    command,
    status: met ? 'passed' : 'failed',
    ...finding,
  };
}

async function find(
  place: RunPlace,
  it: FixtureCase,
  run: Runner,
  explaining: boolean,
): Promise<Finding> {
  if (it.expectations.length === 0 && it.fails === undefined) {
    const error = worded(problem('case-without-expectations', { name: it.name }));
    return { mismatches: [], error };
  }
  const attempt = await attempted(run, it, place);
  if (it.fails !== undefined) return checkFailure(it.fails, attempt);
  if ('refused' in attempt) return { mismatches: [], error: worded(attempt.refused[0]) };
  const mismatches = it.expectations.flatMap((expectation) => {
    const mismatch = compare(attempt.report, expectation);
    return mismatch === undefined ? [] : [mismatch];
  });
  return { mismatches: explaining ? await explain(mismatches, it, run, place) : mismatches };
}

type Attempt = Awaited<ReturnType<Runner>> | { readonly refused: readonly [Problem, ...Problem[]] };

/** The report, or the problems that the command refuses with. */
async function attempted(
  run: Runner,
  { command, files, options }: FixtureCase,
  place: RunPlace,
): Promise<Attempt> {
  try {
    const { report } = await run(command, { operands: files, options }, place);
    return { report };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [first, ...others] = error.problems;
    if (first === undefined) throw new RangeError('a refusal without a problem');
    return { refused: [first, ...others] };
  }
}

function checkFailure(
  { code, line }: NonNullable<FixtureCase['fails']>,
  attempt: Attempt,
): Finding {
  const unmet = {
    path: 'fails',
    line,
    reason: 'differs' as const,
    expected: code,
    written: code,
    tolerance: null,
    difference: null,
  } satisfies Partial<Mismatch>;
  if (!('refused' in attempt)) {
    return { mismatches: [{ ...unmet, actual: null, found: 'the command returned a result' }] };
  }
  const [first] = attempt.refused;
  if (attempt.refused.some((each) => each.code === code)) return { mismatches: [] };
  return { mismatches: [{ ...unmet, actual: first.code, found: null }], error: worded(first) };
}

function worded(problem: Problem): NonNullable<CheckedCase['error']> {
  const { file, line, column } = problem.at ?? {};
  const place = [file, line].filter((part) => part !== undefined).join(':');
  const parts = [place, column === undefined ? '' : `column "${column}"`, words(problem).message];
  return { code: problem.code, message: parts.filter((part) => part !== '').join(': ') };
}
