import type { Command } from '../command.ts';
import { listColumns } from '../shared/listing/named-list.ts';
import { answer } from './answer.ts';
import { options } from './options.ts';
import type { RecoveryResult } from './result.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const recovery: Command<RecoveryResult, typeof options> = {
  name: 'recovery',
  options,
  run,
  answer,
  view,
  rows,
  columns: ({ result }, { options }) =>
    result.list === undefined ? [] : listColumns(options.keep),
};
