import { junit, tap } from '../../check/formats.ts';
import type { CheckResult } from '../../check/result.ts';
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
  // A broken fixture gives no result, hence neither.
  failed: ({ failed }) => failed > 0,
};
