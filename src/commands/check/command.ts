import { junit, tap } from '../../check/formats.ts';
import { github } from '../../check/github.ts';
import type { CheckResult } from '../../check/result.ts';
import type { Report } from '../../core/report.ts';
import type { Command, Row } from '../command.ts';
import { answer } from './answer.ts';
import { options } from './options.ts';
import { run } from './run.ts';
import { starter } from './starter.ts';
import { view } from './view.ts';

export const check: Command<CheckResult, typeof options> = {
  name: 'check',
  options,
  run,
  answer,
  view,
  rows,
  starter,
  formats: {
    tap: { text: ({ result }) => tap(result) },
    junit: { text: ({ result }) => junit(result), endings: ['.xml'] },
    github: { text: ({ result }) => github(result) },
  },
  // A broken fixture gives no result, hence neither.
  failed: ({ failed }) => failed > 0,
};

/** One row a case that passed or gave no result, and one a value that differs. */
function rows({ result }: Report<CheckResult>): readonly Row[] {
  return result.cases.flatMap(({ fixture, line, name, command, status, mismatches, error }) =>
    (mismatches.length === 0 ? [undefined] : mismatches).map((mismatch) => ({
      fixture,
      line,
      name,
      command,
      status,
      path: mismatch?.path ?? null,
      reason: mismatch?.reason ?? null,
      expected: mismatch?.expected ?? null,
      actual: mismatch?.actual ?? null,
      tolerance: mismatch?.tolerance ?? null,
      difference: mismatch?.difference ?? null,
      code: error?.code ?? null,
      message: error?.message ?? mismatch?.found ?? null,
    })),
  );
}
