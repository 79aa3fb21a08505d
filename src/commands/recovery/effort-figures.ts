import { presentEffort } from '../../core/recovery/present-effort.ts';
import { exact } from './exact.ts';
import type { RatedKind } from './kind-figures.ts';
import type { PresentEffortFigures } from './result.ts';

/** What mending does today over all kinds; null where a rate that it needs is not known. */
export function effortFigures(
  kinds: readonly RatedKind[],
  valueToCome: number | null,
): PresentEffortFigures | null {
  let mended = 0;
  let saved = 0;
  let value: number | null = valueToCome === null ? null : 0;
  let cost: number | null = 0;
  let stayers = 0;
  for (const { kind, rates } of kinds) {
    const effort = presentEffort(kind.counts, rates);
    if (effort === undefined) return null;
    mended += effort.mended;
    saved += exact(effort.saved);
    if (value !== null) value += exact(effort.saved * (valueToCome ?? 0));
    const spent: number | null = effort.mended === 0 ? (kind.cost ?? 0) : kind.cost;
    cost = cost === null || spent === null ? null : cost + exact(spent);
    if (effort.mended > 0) stayers += exact(((spent ?? 0) * effort.stayedAnyway) / effort.mended);
  }
  return {
    mended,
    customersSaved: saved,
    valueSaved: value,
    cost,
    costOfStayers: cost === null ? null : stayers,
    net: value === null || cost === null ? null : value - cost,
  };
}
