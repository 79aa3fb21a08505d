import type { Command } from '../command.ts';
import { options } from './options.ts';
import type { CompareResult } from './result.ts';
import { columns, rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const compare: Command<CompareResult, typeof options> = {
  name: 'compare',
  options,
  run,
  view,
  rows,
  columns,
};
