import type { Problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { checkCase } from './check-case.ts';
import type { Fixture } from './fixture.ts';
import { findFixtures, readFixture } from './fixture-files.ts';
import type { CheckedCase, CheckResult } from './result.ts';
import type { Runner } from './runner.ts';
import { update, writeFixture } from './update.ts';

export interface CheckRequest {
  /** Files and folders. */
  readonly operands: readonly string[];
  /** Relative operands start here. */
  readonly directory: string;
  /** Search the conventions that would give a missed value. */
  readonly explain: boolean;
  /** Rewrite the expected values that differ. */
  readonly update: boolean;
  /** Let fixtures name files outside their own folder. */
  readonly allowOutside: boolean;
}

/**
 * Runs every case of every fixture, in the order of the operands. All fixtures are read before the
 * first case runs, so that a broken one stops everything before anything has happened.
 *
 * @throws {Refusal} there is no fixture, or one is broken: the problems of all that are
 */
export async function checkFixtures(
  request: CheckRequest,
  run: Runner,
  progress?: (text: string) => void,
): Promise<CheckResult> {
  const fixtures = readAll(request);
  const total = fixtures.reduce((sum, { cases }) => sum + cases.length, 0);
  const checked: CheckedCase[][] = [];
  let done = 0;
  for (const fixture of fixtures) {
    const cases: CheckedCase[] = [];
    for (const it of fixture.cases) {
      progress?.(`${done} of ${total} cases checked`);
      cases.push(await checkCase(fixture, it, run, request));
      done += 1;
    }
    checked.push(cases);
  }
  const cases = request.update ? updateAll(fixtures, checked) : checked.flat();
  const failed = cases.filter(({ status }) => status === 'failed').length;
  return { passed: cases.length - failed, failed, cases };
}

function readAll({ operands, directory, allowOutside }: CheckRequest): readonly Fixture[] {
  const problems: (readonly Problem[])[] = [];
  const fixtures: Fixture[] = [];
  for (const found of findFixtures(operands, directory, allowOutside)) {
    try {
      fixtures.push(readFixture(found));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(error.problems);
    }
  }
  if (problems.length > 0) throw new Refusal(...problems);
  return fixtures;
}

function updateAll(
  fixtures: readonly Fixture[],
  checked: readonly (readonly CheckedCase[])[],
): readonly CheckedCase[] {
  const updated = fixtures.map((fixture, i) => ({ fixture, ...update(fixture, checked[i] ?? []) }));
  for (const { fixture, text } of updated) {
    if (text !== fixture.text) writeFixture(fixture, text);
  }
  return updated.flatMap(({ cases }) => cases);
}
