import type { Command } from '../command.ts';
import { options } from './options.ts';
import type { PulseResult } from './result.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { starter } from './starter.ts';
import { view } from './view.ts';

export const pulse: Command<PulseResult, typeof options> = {
  name: 'pulse',
  options,
  run,
  view,
  rows,
  starter,
  failed: ({ failed }) => failed,
};
