import { type Problem, problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { ProblemTally, reported } from '../../problems/tally.ts';
import type { Answer, Request, World } from '../command.ts';
import { comparingOf, type Pair } from './adapters.ts';
import { assumptionChanges } from './assumption-changes.ts';
import { bridgeByInput, bridges } from './bridges.ts';
import { figureChanges } from './figure-changes.ts';
import type { Bridge, CompareResult } from './result.ts';
import { savedFile } from './saved-result.ts';

/** Compares two saved results of one command. */
export async function run({ operands }: Request, world: World): Promise<Answer<CompareResult>> {
  const [first = '', second = ''] = twoFiles(operands);
  const before = await savedFile(first, world);
  const after = await savedFile(second, world);
  const comparing = comparingOf(before.command, before.file);
  comparingOf(after.command, after.file);
  if (before.command !== after.command) {
    const what = 'command';
    throw new Refusal(
      problem('results-differ', { what, before: before.command, after: after.command }),
    );
  }
  const pair = await comparing.pair(before, after, world);
  refuseDiffering(pair);
  const problems = new ProblemTally();
  const byInput = await explainedByInput(pair, problems);
  return {
    report: {
      schema: 'rapport/compare@1',
      currency: pair.after.report.currency,
      assumptions: {},
      sources: [],
      result: {
        command: before.command,
        before: { file: before.file },
        after: { file: after.file },
        common: pair.after.comparable.conditions,
        ...figureChanges(pair.before.comparable, pair.after.comparable),
        bridges: [...byInput, ...bridges(pair.before, pair.after)],
        assumptionsChanged: assumptionChanges(pair.before.report, pair.after.report),
      },
      problems: reported(problems.tallies()),
    },
    problems: problems.tallies(),
  };
}

/** @throws {Refusal} there are not two, or both are standard input */
function twoFiles(operands: readonly string[]): readonly string[] {
  if (operands.length !== 2)
    throw new Refusal(problem('comparison-two-files', { given: operands.length }));
  if (operands.every((file) => file === '-')) {
    const options = 'two files named - (standard input)';
    const settle = 'Name a file in place of one of them; standard input can be read once.';
    throw new Refusal(problem('option-conflict', { options, settle }));
  }
  return operands;
}

/** @throws {Refusal} the results do not have in common what figures must to be compared */
function refuseDiffering({ before, after }: Pair): void {
  const problems = before.comparable.conditions.flatMap(({ what, text }): Problem[] => {
    const other = after.comparable.conditions.find((each) => each.what === what)?.text ?? 'none';
    return other === text ? [] : [problem('results-differ', { what, before: text, after: other })];
  });
  if (problems.length > 0) throw new Refusal(...problems);
}

/** The bridge by inputs where the command has one; the reason, among the problems, where it cannot be built. */
async function explainedByInput(
  { before, byInput }: Pair,
  problems: ProblemTally,
): Promise<Bridge[]> {
  const found = await byInput?.();
  if (found === undefined) return [];
  if (found.ok) {
    return found.value.parts.length === 0 ? [] : [bridgeByInput(found.value, before.comparable)];
  }
  problems.add(found.problem);
  return [];
}
