import type { StepAmounts } from './steps.ts';
import type { StepName } from './terms.ts';
import { gridFor, type Step, waterfall } from './waterfall.ts';

/** The waterfall of each segment, and of all: every step of the total is exactly the sum of the segments'. */
export interface SegmentWaterfalls {
  readonly segments: readonly (readonly Step[])[];
  readonly total: readonly Step[];
}

/** Puts the steps of all segments on one grid, fine enough for each and coarse enough for their sum. */
export function segmentWaterfalls(
  totals: readonly StepAmounts[],
  steps: readonly StepName[],
): SegmentWaterfalls {
  let bound = 0;
  for (const amounts of totals) for (const step of steps) bound += Math.abs(amounts[step]);
  const grid = gridFor(bound);
  const segments = totals.map((amounts) => waterfall(amounts, steps, grid));
  const total = steps.map((step, k) => ({
    step,
    amount: segments.reduce((sum, own) => sum + (own[k]?.amount ?? 0), 0),
  }));
  return { segments, total };
}
