import { complained } from '../../core/recovery/outcomes.ts';
import { type LeverName, leverNames, recoveryInputs } from '../../core/recovery/recovery-levers.ts';
import { exact } from './exact.ts';
import { type Asked, knownGains, type RatedKind } from './kind-figures.ts';
import type { Lever, LeverOptions } from './result.ts';

/** The levers side by side, over all kinds: each is moved by the same step in every kind. */
export function leverFigures(
  kinds: readonly RatedKind[],
  asked: Asked,
  problems: number,
  customerYears: number | undefined,
): readonly Lever[] {
  const { step, valueToCome } = asked;
  const moves = kinds.map(({ kind, rates }) => ({
    kind,
    gains: knownGains(kind.counts, rates, asked),
  }));
  return leverNames.map((lever): Lever => {
    const sum = (of: (move: (typeof moves)[number]) => number | null): number | null =>
      moves.reduce<number | null>((total, move) => {
        const own = of(move);
        return total === null || own === null ? null : total + own;
      }, 0);
    const moved = sum(({ gains }) => gains[lever].moved) ?? 0;
    const saved = sum(({ gains }) => gains[lever].saved ?? null);
    const worth = ({ gains }: (typeof moves)[number]): number | null =>
      valueToCome === null ? null : exact((gains[lever].saved ?? 0) * valueToCome);
    const cost =
      saved === null ? null : sum(({ kind, gains }) => costOf(lever, kind, gains[lever].moved));
    return {
      lever,
      step,
      moved,
      customersSaved: sum(({ gains }) => exact(gains[lever].saved ?? null)),
      valueSaved: saved === null ? null : sum(worth),
      cost,
      options:
        lever === 'fewer' ? null : optionsOf({ moved, saved, cost }, problems, customerYears),
    };
  });
}

/**
 * What moving a lever costs in mending: each complaint more that is resolved. What it costs to prevent
 * problems, and to be quicker, no file of problems says.
 */
function costOf(
  lever: LeverName,
  { counts, mendingCost }: RatedKind['kind'],
  moved: number,
): number | null {
  if (lever === 'fewer' || lever === 'quickly') return null;
  if (moved === 0) return 0;
  if (mendingCost === null) return null;
  const mended = lever === 'resolved' ? 1 : (counts.resolved + counts.quickly) / complained(counts);
  return exact(moved * mended * mendingCost);
}

interface Effect {
  readonly moved: number;
  readonly saved: number | null;
  readonly cost: number | null;
}

function optionsOf(
  { moved, saved, cost }: Effect,
  problems: number,
  customerYears: number | undefined,
): LeverOptions | null {
  if (saved === null) return null;
  const effect = { moved, saved, ...(cost !== null && { cost }) };
  const inputs = recoveryInputs(effect, problems, customerYears);
  if (inputs === undefined) return null;
  return {
    incidents: inputs.incidentsPerYear ?? null,
    mended: inputs.mended,
    kept: inputs.kept,
    mendingCost: inputs.mendingCost ?? null,
  };
}
