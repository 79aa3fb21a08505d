import { type Change, conventions, type Departure, type Written } from './conventions.ts';
import { lifetimeValue, type Relationship, survivalOf } from './lifetime-value.ts';
import { finestTolerance } from './waterfall.ts';

/** What {@link reconcile} finds. */
export interface Reconciliation {
  /** How far off a match may be: the tolerance requested, or how far the grid of amounts moves a total. */
  readonly tolerance: number;
  /** Readings within the tolerance, fewest changes first, none that only adds changes to another. */
  readonly matches: readonly Reading[];
  /** The reading closest to the target; the one with the fewest changes among equals. */
  readonly nearest: Reading;
}

/**
 * Which conventions turn the same inputs into somebody else's number.
 *
 * @param target - the other number
 * @param tolerance - how far a value may be off and still be that number: half its last digit
 * @param written - the units of the rates and the ends of ranges, both of which are read in other ways
 * @throws {RangeError} target or tolerance is no number, or no convention gives the relationship a finite value
 */
export function reconcile(
  base: Relationship,
  target: number,
  tolerance: number,
  written: AsWritten = {},
): Reconciliation {
  if (!(Math.abs(target) < Infinity && tolerance >= 0 && tolerance < Infinity)) {
    throw new RangeError(`cannot look for ${target} ± ${tolerance}`);
  }
  const allowed = Math.max(tolerance, finestTolerance(target));
  const off = ({ value }: Reading) => Math.abs(value - target);
  const all = readings(base, written);
  if (all.length === 0) throw new RangeError('the relationship has a value under no convention');
  const matches: Reading[] = [];
  for (const reading of all) {
    // A value may exceed the tolerance by a rounding error.
    if (off(reading) > allowed * (1 + 1e-9)) continue;
    if (!matches.some((match) => includesAll(reading, match))) matches.push(reading);
  }
  const nearest = all.reduce((best, each) => (off(each) < off(best) ? each : best));
  return { tolerance: allowed, matches, nearest };
}

/** Whether the reading makes every change that the other makes. */
function includesAll(reading: Reading, other: Reading): boolean {
  return (
    reading.figure === other.figure &&
    other.changes.every(({ convention, to }) =>
      reading.changes.some((change) => change.convention === convention && change.to === to),
    )
  );
}

/** A value that other conventions give for the same inputs. */
export interface Reading extends Written {
  readonly changes: readonly Change[];
  readonly figure: 'lifetimeValue' | 'netValue';
  readonly value: number;
}

/** How a relationship was written, as far as it is known; without it, rates are yearly and nothing is a range. */
export interface AsWritten {
  readonly units?: Written['units'];
  /** The relationship with every range at the end that lowers its value. */
  readonly low?: Relationship;
  readonly high?: Relationship;
}

/**
 * Every value that the known conventions give for the same inputs, fewest changes first, the value of the base itself
 * before all others. Of two readings with the same terms, the one with fewer changes is listed.
 */
export function readings(base: Relationship, written: AsWritten = {}): readonly Reading[] {
  let variants = starts(base, written);
  for (const rule of conventions) {
    variants = variants.flatMap((variant) => [
      variant,
      ...rule(variant).map((changed) => ({
        ...changed,
        changes: [...variant.changes, ...changed.changes],
      })),
    ]);
  }
  return distinct(variants.toSorted((a, b) => a.changes.length - b.changes.length)).flatMap(
    figures,
  );
}

function starts(base: Relationship, written: AsWritten): readonly Departure[] {
  const { units = { stay: 'y', discount: 'y' }, low, high } = written;
  const end = (to: string, relationship: Relationship | undefined): Departure[] =>
    relationship === undefined
      ? []
      : [{ relationship, units, changes: [{ convention: 'range', to }] }];
  return [{ relationship: base, units, changes: [] }, ...end('low', low), ...end('high', high)];
}

/** The first of those with the same terms. The ends of a range are the same when a convention drops its quantity. */
function distinct(variants: readonly Departure[]): readonly Departure[] {
  const byTerms = new Map<string, Departure>();
  for (const variant of variants) {
    const key = JSON.stringify(variant.relationship);
    if (!byTerms.has(key)) byTerms.set(key, variant);
  }
  return [...byTerms.values()];
}

function figures(variant: Departure): readonly Reading[] {
  const { annualSpend, stay, terms } = variant.relationship;
  const valued = lifetimeValue(annualSpend, survivalOf(stay), terms);
  // A reading whose value is infinite is nobody's number.
  if (!valued.ok) return [];
  const { lifetimeValue: before, netValue: after } = valued.value;
  const one: Reading = { ...variant, figure: 'lifetimeValue', value: before };
  return terms.acquisition ? [one, { ...variant, figure: 'netValue', value: after }] : [one];
}
