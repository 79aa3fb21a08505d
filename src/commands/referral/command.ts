import type { Command } from '../command.ts';
import { options } from './options.ts';
import type { ReferralResult } from './result.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const referral: Command<ReferralResult, typeof options> = {
  name: 'referral',
  options,
  run,
  view,
  rows,
};
