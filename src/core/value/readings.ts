import { type Change, conventions, type Departure, type Written } from './conventions.ts';
import { lifetimeValue } from './lifetime-value.ts';
import { type Relationship, survivalOf } from './relationship.ts';

/** A value that other conventions give for the same inputs. */
export interface Reading extends Written {
  readonly changes: readonly Change[];
  readonly figure: 'lifetimeValue' | 'netValue';
  readonly value: number;
}

/** What is known of how a relationship was written; a year for rates, and no ranges, where nothing is. */
export interface AsWritten {
  readonly units?: Written['units'];
  /** The relationship with every range at the end that lowers its value. */
  readonly low?: Relationship;
  readonly high?: Relationship;
}

/**
 * Every value that the conventions in circulation give for the same inputs, fewest changes first, the
 * base's own before all. What comes to the same terms in two ways is read once, the shorter way.
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

/** The first of those with the same terms. Ranges meet when a convention leaves out what they range over. */
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
