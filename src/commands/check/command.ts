import { exitCode } from '../../check/exit-code.ts';
import { junit } from '../../check/junit.ts';
import type { CheckResult } from '../../check/result.ts';
import { tap } from '../../check/tap.ts';
import type { Command } from '../command.ts';
import { options } from './options.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const check: Command<CheckResult, typeof options> = {
  name: 'check',
  options,
  run,
  view,
  rows,
  formats: { tap: ({ result }) => tap(result), junit: ({ result }) => junit(result) },
  failed: (result) => exitCode(result) === 1,
};
