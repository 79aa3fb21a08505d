import type { Command } from '../command.ts';
import { answer } from './answer.ts';
import { options } from './options.ts';
import type { RorResult } from './result.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { starter } from './starter.ts';
import { view } from './view.ts';

export const ror: Command<RorResult, typeof options> = {
  name: 'ror',
  options,
  run,
  answer,
  view,
  rows,
  starter,
};
