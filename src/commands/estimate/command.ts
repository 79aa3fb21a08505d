import type { Command } from '../command.ts';
import { options } from './options.ts';
import type { EstimateResult } from './result.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const estimate: Command<EstimateResult, typeof options> = {
  name: 'estimate',
  options,
  run,
  view,
  rows,
};
