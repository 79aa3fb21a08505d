import type { Command } from '../command.ts';
import { options } from './options.ts';
import type { RetentionResult } from './result.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const retention: Command<RetentionResult, typeof options> = {
  name: 'retention',
  options,
  run,
  view,
  rows,
};
