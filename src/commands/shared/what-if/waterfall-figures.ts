import { type Step, totals } from '../../../core/value/waterfall.ts';
import { type WaterfallColumns, waterfallTable } from '../economics/view-waterfall.ts';
import type { FiguresTable } from './changed-inputs.ts';

/** A waterfall as the command prints it, with the amounts of its last column. */
export function waterfallFigures(waterfall: WaterfallColumns): FiguresTable {
  const steps: readonly Step[] = waterfall.columns.at(-1)?.steps ?? [];
  const { lifetimeValue, netValue } = totals(steps);
  return {
    table: waterfallTable(waterfall),
    amounts: [
      ...steps.flatMap(({ step, amount }) =>
        step === 'acquisition' ? [lifetimeValue, amount] : [amount],
      ),
      netValue,
    ],
  };
}
