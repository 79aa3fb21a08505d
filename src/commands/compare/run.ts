import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { ProblemTally } from '../../problems/tally.ts';
import type { Answer, Request, World } from '../command.ts';
import { answerOf } from '../shared/answer.ts';
import { orNull, text } from '../shared/saved-fields.ts';
import { savedAssumptions, savedResult } from '../shared/saved-result.ts';
import type { Comparable } from './adapter.ts';
import { adapterOf } from './adapters.ts';
import { assumptionChanges } from './assumption-changes.ts';
import { bridgeByInput, bridges } from './bridges.ts';
import { figureChanges } from './figure-changes.ts';
import type { InputBridge } from './input-bridge.ts';
import type { Bridge, CompareResult } from './result.ts';

/** Compares two saved results of one command. */
export async function run({ operands }: Request, world: World): Promise<Answer<CompareResult>> {
  const [first = '', second = ''] = twoFiles(operands);
  const before = await savedResult(first, world);
  const after = await savedResult(second, world);
  const adapter = adapterOf(before.command, before.file);
  adapterOf(after.command, after.file);
  if (before.command !== after.command) {
    const what = 'command';
    throw new Refusal(
      problem('results-differ', { what, before: before.command, after: after.command }),
    );
  }
  const was = adapter.comparable(before.fields, after.fields);
  const is = adapter.comparable(after.fields, before.fields);
  refuseDiffering(was, is);
  const problems = new ProblemTally();
  const inputs = adapter.byInput?.(before.fields, after.fields);
  return answerOf(
    'compare',
    {
      currency: after.fields.find('currency', orNull(text)) ?? null,
      result: {
        command: before.command,
        before: { file: before.file },
        after: { file: after.file },
        common: is.conditions,
        ...figureChanges(was, is),
        bridges: [
          ...explainedByInput(inputs, was, problems),
          ...bridges({ file: before.file, comparable: was }, { file: after.file, comparable: is }),
        ],
        assumptionsChanged: assumptionChanges(
          savedAssumptions(before.fields),
          savedAssumptions(after.fields),
        ),
      },
    },
    [{ problems }],
  );
}

/** @throws {Refusal} there are not two, or both are standard input */
function twoFiles(operands: readonly string[]): readonly string[] {
  if (operands.length !== 2)
    throw new Refusal(problem('comparison-two-files', { given: operands.length }));
  if (operands.every((file) => file === '-')) {
    const options = 'two files named - (standard input)';
    const settle = 'Name a file in place of one of them; standard input can be read only once.';
    throw new Refusal(problem('option-conflict', { options, settle }));
  }
  return operands;
}

/** @throws {Refusal} the results do not have in common what figures must to be compared */
function refuseDiffering(before: Comparable, after: Comparable): void {
  const problems = before.conditions.flatMap(({ what, text }): Problem[] => {
    const other = after.conditions.find((each) => each.what === what)?.text ?? 'none';
    return other === text ? [] : [problem('results-differ', { what, before: text, after: other })];
  });
  if (problems.length > 0) throw new Refusal(...problems);
}

/** The bridge by inputs where the command has one; the reason, among the problems, where it cannot be built. */
function explainedByInput(
  found: Outcome<InputBridge> | undefined,
  before: Comparable,
  problems: ProblemTally,
): Bridge[] {
  if (found === undefined) return [];
  if (found.ok) {
    return found.value.parts.length === 0 ? [] : [bridgeByInput(found.value, before)];
  }
  problems.add(found.problem);
  return [];
}
