import {
  correlationOf,
  kindSpread,
  type StayCounts,
  shrunkenStay,
} from '../../core/recovery/kind-rates.ts';
import { fewestCustomers } from '../../core/survival/evidence.ts';
import type { RatedKind } from './kind-figures.ts';
import type { CountedKind } from './kinds.ts';
import type { BetweenKinds, KindRate } from './result.ts';
import { coreRates, ratesOf, type StaysByKind, type StayTable } from './stay-rates.ts';

/**
 * How far kinds of problem differ in who stays: null where fewer than two of them have observed rates.
 *
 * @param stays - of each kind, for the outcomes whose rates are observed
 */
export function betweenKinds(stays: readonly StayCounts[]): BetweenKinds | null {
  const spread = kindSpread(stays);
  if (spread.degrees === 0) return null;
  const { chiSquared, degrees } = spread;
  return { chiSquared, degrees, correlation: correlationOf(spread) };
}

/** The customers of each kind whose stay is known, after the outcomes whose rates are observed. */
export function observedStays(
  kinds: readonly CountedKind[],
  byKind: StaysByKind,
  table: StayTable,
): readonly StayCounts[] {
  const observed = table.outcomes.filter(({ source }) => source === 'observed');
  return kinds.map((kind) => {
    const stays = byKind.get(kind.problem) ?? {};
    return Object.fromEntries(
      observed.flatMap(({ outcome }) => {
        const count = stays[outcome];
        return count === undefined ? [] : [[outcome, count]];
      }),
    );
  });
}

/**
 * A kind of problem with the stay rates that hold for it: observed ones of its own, shrunken to those of all kinds; the
 * others as they are stated.
 *
 * @param stays - of this kind, after the outcomes whose rates are observed
 * @param between - how far kinds differ; null: the rates of all kinds hold
 * @param noProblem - the share who stay without a problem
 */
export function ratedKind(
  kind: CountedKind,
  stays: StayCounts,
  table: StayTable,
  between: BetweenKinds | null,
  noProblem: number,
): RatedKind {
  const rows = ratesOf(table, kind.severity).map(({ outcome, stay, realised }) => {
    const source = sourceOf(table, outcome);
    const own = source === 'observed' ? (stays[outcome] ?? { customers: 0, stayed: 0 }) : undefined;
    const shrunken = own && shrunkenStay(own, stay, between?.correlation ?? 0, noProblem);
    const row: KindRate = {
      outcome,
      stay: shrunken?.stay ?? stay,
      source,
      weight: shrunken?.weight ?? null,
      own: own === undefined || own.customers === 0 ? null : own.stayed / own.customers,
      customers: own?.customers ?? null,
      stayed: own?.stayed ?? null,
      few: own !== undefined && own.customers < fewestCustomers,
    };
    return { row, applied: { outcome, stay: row.stay, realised } };
  });
  return {
    kind,
    rates: coreRates(
      rows.map(({ applied }) => applied),
      noProblem,
    ),
    rows: rows.map(({ row }) => row),
  };
}

const sourceOf = ({ outcomes }: StayTable, outcome: KindRate['outcome']): KindRate['source'] =>
  outcomes.find((rate) => rate.outcome === outcome)?.source ?? 'given';

/** How much of the observed rates of a kind is its own, over its customers; null where none is observed. */
export function ownEvidence(rows: readonly KindRate[]): number | null {
  const weighted = rows.flatMap(({ customers, weight }) =>
    customers === null || weight === null ? [] : [{ customers, weight }],
  );
  const all = weighted.reduce((sum, { customers }) => sum + customers, 0);
  if (all === 0) return weighted.length === 0 ? null : 0;
  return weighted.reduce((sum, { customers, weight }) => sum + customers * weight, 0) / all;
}
