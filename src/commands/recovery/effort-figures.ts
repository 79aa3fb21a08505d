import { customerStatus } from '../../core/customers.ts';
import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import type { StayRates } from '../../core/recovery/customers-lost.ts';
import { keptByMending, type Mending, mendingSpend } from '../../core/recovery/mending-spend.ts';
import { complained, problemOutcomes } from '../../core/recovery/outcomes.ts';
import { presentEffort } from '../../core/recovery/present-effort.ts';
import { type LeverName, leverNames, recoveryInputs } from '../../core/recovery/recovery-levers.ts';
import type { Severity } from '../../core/recovery/stated-intention.ts';
import type { Basis } from '../../core/value/terms.ts';
import type { KnownIds } from '../../input/columns/known-ids.ts';
import { nearest } from '../../problems/nearest.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import { type CommonInputs, exact, knownGains, type RatedKind } from './kind-figures.ts';
import type { Settings } from './options.ts';
import type {
  BreakEven,
  CustomerBreakEven,
  Lever,
  LeverOptions,
  PresentEffortFigures,
  SegmentBreakEven,
} from './result.ts';
import { bestAfter } from './stay-rates.ts';
import { meanToCome } from './value-to-come.ts';

/**
 * The effect of each lever over all kinds; it is moved by the same step in every kind.
 *
 * @param inputs - what holds for every kind
 * @param problems - the customers with a problem, of all kinds
 * @param customerYears - the years for which all customers together were active; undefined if unknown
 */
export function leverFigures(
  kinds: readonly RatedKind[],
  inputs: CommonInputs,
  problems: number,
  customerYears: number | undefined,
): readonly Lever[] {
  const { step, valueToCome } = inputs;
  const moves = kinds.map(({ kind, rates }) => ({
    kind,
    gains: knownGains(kind.counts, rates, inputs),
  }));
  return leverNames.map((lever): Lever => {
    const sum = (of: (move: (typeof moves)[number]) => number | null): number | null => {
      const figures = moves.map(of).filter((figure) => figure !== null);
      return figures.length === moves.length ? decimalSum(figures) : null;
    };
    const moved = moves.reduce((total, { gains }) => total + gains[lever].moved, 0);
    const saved = moves.reduce<number | undefined>((total, { gains }) => {
      const own = gains[lever].saved;
      return total === undefined || own === undefined ? undefined : total + own;
    }, 0);
    const worth = ({ gains }: (typeof moves)[number]): number | null =>
      valueToCome === null ? null : exact((gains[lever].saved ?? 0) * valueToCome);
    const cost =
      saved === undefined
        ? null
        : sum(({ kind, gains }) => costOf(lever, kind, gains[lever].moved, inputs));
    return {
      lever,
      step,
      moved: lever === 'complaining' && inputs.silentLeftOut ? null : moved,
      customersSaved: sum(({ gains }) => exact(gains[lever].saved ?? null)),
      valueSaved: saved === undefined ? null : sum(worth),
      cost,
      options:
        lever === 'fewer' ? null : optionsOf({ moved, saved, cost }, problems, customerYears),
    };
  });
}

/**
 * The cost of moving a lever: of every additional complaint that is resolved. No file of problems has the cost of
 * preventing problems, or of resolving them quickly.
 */
function costOf(
  lever: LeverName,
  { counts, mendingCost }: RatedKind['kind'],
  moved: number,
  { basis }: CommonInputs,
): number | null {
  if (basis !== 'margin' || lever === 'fewer' || lever === 'quickly') return null;
  if (moved === 0) return 0;
  if (mendingCost === null) return null;
  const resolvedShare =
    lever === 'resolved' ? 1 : (counts.resolved + counts.quickly) / complained(counts);
  return exact(moved * resolvedShare * mendingCost);
}

/** A lever as the options of `estimate` and `value`; null where nobody is saved, or that is not known. */
function optionsOf(
  {
    moved,
    saved,
    cost,
  }: Record<'moved', number> & { readonly saved: number | undefined; readonly cost: number | null },
  problems: number,
  customerYears: number | undefined,
): LeverOptions | null {
  if (saved === undefined) return null;
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

/**
 * What resolving complaints does today, over all kinds, compared with leaving all unresolved.
 *
 * @returns null where a rate that this needs is not known
 */
export function presentEffortFigures(
  kinds: readonly RatedKind[],
  { valueToCome, basis }: CommonInputs,
): PresentEffortFigures | null {
  let mended = 0;
  let saved = 0;
  let value: number | null = valueToCome === null ? null : 0;
  let cost: number | null = basis === 'margin' ? 0 : null;
  let stayers = 0;
  for (const { kind, rates } of kinds) {
    const effort = presentEffort(kind.counts, rates);
    if (effort === undefined) return null;
    mended += effort.mended;
    saved = decimalSum([saved, effort.saved]);
    if (value !== null) value = decimalSum([value, effort.saved * (valueToCome ?? 0)]);
    const spent: number | null = effort.mended === 0 ? (kind.cost ?? 0) : kind.cost;
    cost = cost === null || spent === null ? null : decimalSum([cost, spent]);
    if (effort.mended > 0)
      stayers = decimalSum([stayers, ((spent ?? 0) * effort.stayedAnyway) / effort.mended]);
  }
  return {
    mended,
    customersSaved: saved,
    valueSaved: value,
    cost,
    costOfStayers: cost === null ? null : stayers,
    net: value === null || cost === null ? null : decimalSum([value, -cost]),
  };
}

/**
 * The recovery of one problem: from one outcome to another, which without `--to` is the best one that is known.
 *
 * @throws {Refusal} from an outcome to itself, or from the best one to none
 */
export function effortOf({ from: asked, to, success }: Settings, rates: StayRates): Mending {
  const from = asked ?? usualFrom(to, rates);
  if (to === from) {
    const settle = 'Name two outcomes: before recovery (--from), and after it (--to).';
    const options = `--from ${from} and --to ${to}`;
    throw new Refusal(problem('option-conflict', { options, settle }));
  }
  if (to === undefined && from === problemOutcomes.at(-1))
    throw new Refusal(
      problem('option-needs', { option: `--from ${from}`, needs: '--to, as no outcome is better' }),
    );
  return { from, to: to ?? bestAfter(from, rates), success };
}

/**
 * Help desks close every ticket in the end, so nobody knows who stays after one that is not resolved: then resolving it
 * more quickly is what can be compared.
 */
const usualFrom = (to: Mending['to'] | undefined, { after }: StayRates): Mending['from'] =>
  after.unresolved === undefined &&
  after.resolved !== undefined &&
  after.quickly !== undefined &&
  (to ?? 'quickly') === 'quickly'
    ? 'resolved'
    : 'unresolved';

/** The recovery of one problem, and the rates that hold for it. */
export interface RatedEffort {
  readonly effort: Mending;
  readonly rates: StayRates;
  readonly severity: Severity | null;
  /** What may be spent is known in margin only. */
  readonly basis: Basis;
}

/**
 * The most that the recovery of one customer is worth.
 *
 * @param value - the value to come of the customer; null if unknown
 */
export function breakEven(rated: RatedEffort, value: number | null): BreakEven {
  const { effort, rates, severity } = rated;
  const kept = keptByMending(effort, rates) ?? null;
  return { ...effort, severity, kept, valueToCome: value, spend: spendOn(rated, value) };
}

function spendOn({ effort, rates, basis }: RatedEffort, value: number | null): number | null {
  if (basis !== 'margin' || value === null || Number.isNaN(value)) return null;
  return exact(mendingSpend(effort, rates, value) ?? null);
}

/** The break-even of each segment, with the mean value to come of its active customers. */
export function segmentBreakEvens(
  rated: RatedEffort,
  valued: ValuedCustomers,
  values: Float64Array,
): readonly SegmentBreakEven[] {
  const members: number[][] = valued.segments.keys.map(() => []);
  for (const [i, segment] of valued.segments.codes.entries()) members[segment]?.push(i);
  return valued.segments.keys.map((segment, s) => {
    const { customers, amount } = meanToCome(valued, values, members[s] ?? []);
    return { segment, customers, valueToCome: amount, spend: spendOn(rated, amount) };
  });
}

/**
 * The break-even of one customer: 0 where the relationship has ended.
 *
 * @throws {Refusal} no customer has the id
 */
export function customerBreakEven(
  id: string,
  rated: RatedEffort,
  valued: ValuedCustomers,
  values: Float64Array,
  indexes: Pick<KnownIds, 'get'>,
): CustomerBreakEven {
  const { ids, status } = valued.customers;
  const index = indexes.get(id);
  if (index === undefined)
    throw new Refusal(problem('customer-unknown', { id, suggestion: nearest(id, ids) }));
  const active = status?.[index] !== customerStatus.ended;
  if (!active) valued.problems.add(problem('customer-ended', { id }));
  const value = values[index] ?? Number.NaN;
  return {
    id: ids[index] ?? id,
    active,
    valueToCome: Number.isNaN(value) ? null : value,
    spend: spendOn(rated, value),
  };
}
