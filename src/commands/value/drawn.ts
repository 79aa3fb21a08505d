import type { World } from '../command.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import type { Pick } from '../shared/economics/terms.ts';
import type { Drawing } from '../shared/result-schema.ts';
import type { Valued } from '../shared/valuation/valued.ts';
import type { Lines } from './segment-values.ts';
import { drawnNetValue } from './with-ranges.ts';

/** Loaded only here: most files are valued without ranges. */
export async function drawnRanges(
  inputs: Inputs,
  at: (pick: Pick) => Valued,
  base: Valued,
  drawing: Drawing,
  world: World,
) {
  const { uncertainty } = await import('../shared/economics/uncertainty.ts');
  const drawn = drawnNetValue(at, base);
  const figures = uncertainty(inputs, { drawn, printed: drawn }, drawing, world);
  return { drawn, figures };
}

/** Loaded only here, as most files are valued without intervals. */
export async function resampled(
  lines: Lines,
  base: Valued,
  { draws, seed }: Drawing,
  { progress }: World,
): Promise<Lines> {
  const { withIntervals } = await import('./with-intervals.ts');
  const told =
    progress && ((done: number) => progress(`${done} of ${draws} draws of the customers`));
  return withIntervals(lines, base, { draws, seed, ...(told && { progress: told }) });
}
