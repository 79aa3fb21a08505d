import type { Command } from '../command.ts';
import { options } from './options.ts';
import type { CohortsResult } from './result.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const cohorts: Command<CohortsResult, typeof options> = {
  name: 'cohorts',
  options,
  run,
  view,
  rows,
};
