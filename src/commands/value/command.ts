import type { Command } from '../command.ts';
import { options } from './options.ts';
import type { ValueResult } from './result.ts';
import { columns, rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const value: Command<ValueResult, typeof options> = {
  name: 'value',
  options,
  run,
  view,
  rows,
  columns,
};
