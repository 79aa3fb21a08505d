import { checkFixtures } from '../../check/check-fixtures.ts';
import type { CheckResult } from '../../check/result.ts';
import type { Source } from '../../core/report.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Output, Request, World } from '../command.ts';
import { outputOf } from '../shared/output.ts';

import type { CheckOptions } from './options.ts';

/** Runs the cases of the fixtures that the operands name. */
export async function run(
  { operands, options }: Request<CheckOptions>,
  { directory, runner, progress }: World,
): Promise<Output<CheckResult>> {
  if (runner === undefined) throw new RangeError('check was given nothing to run commands with');
  if (operands.length === 0) {
    const args = {
      command: 'check',
      what: 'a file or a folder to read',
      example: 'rapport check fixtures',
    };
    throw new Refusal(problem('operand-missing', args));
  }
  const result = await checkFixtures(
    {
      operands,
      directory,
      explain: options.explain === true,
      update: options.update === true,
      allowOutside: options.allowOutside === true,
    },
    runner,
    progress,
  );
  return outputOf(
    'check',
    {
      result,
    },
    [{ sources: sourcesOf(result) }],
  );
}

/** Each fixture with its cases, all of which were run. */
function sourcesOf({ cases }: CheckResult): readonly Source[] {
  const counts = new Map<string, number>();
  for (const { fixture } of cases) counts.set(fixture, (counts.get(fixture) ?? 0) + 1);
  return [...counts].map(([file, count]) => ({
    file,
    read: count,
    used: count,
    setAside: {},
    rejected: 0,
  }));
}
