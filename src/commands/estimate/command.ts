import type { Command } from '../command.ts';
import { options } from './options.ts';
import type { EstimateResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const estimate: Command<EstimateResult> = {
  name: 'estimate',
  options,
  run,
  view,
  rows: ({ result: { waterfall, range } }) =>
    waterfall.map(({ step, amount }, i) => ({
      step,
      amount,
      ...(range !== undefined && {
        low: range.waterfalls.low[i]?.amount ?? null,
        high: range.waterfalls.high[i]?.amount ?? null,
      }),
    })),
};
