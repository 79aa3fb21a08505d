import type { Command } from '../command.ts';
import { options } from './options.ts';
import type { InspectResult } from './result.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const inspect: Command<InspectResult, typeof options> = {
  name: 'inspect',
  options,
  run,
  view,
  rows,
  describesFiles: true,
};
