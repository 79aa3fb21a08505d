import type { Command } from '../command.ts';
import { answer } from './answer.ts';
import { options } from './options.ts';
import type { ForecastResult } from './result.ts';
import { columns, rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const forecast: Command<ForecastResult, typeof options> = {
  name: 'forecast',
  options,
  run,
  answer,
  view,
  rows,
  columns,
};
