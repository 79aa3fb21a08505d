import { lifetimeValue } from './lifetime-value.ts';
import { type Relationship, survivalOf } from './relationship.ts';
import type { Terms, Timing } from './terms.ts';

/** A way in which two people can compute different values from the same inputs. */
export type Convention =
  | 'timing'
  | 'firstPayment'
  | 'period'
  | 'basis'
  | 'discountRate'
  | 'stayRate'
  | 'stay';

/** One departure from the conventions of the relationship it started from. */
export interface Change {
  readonly convention: Convention;
  /** What it was changed to: `start`, `excluded`, `12` (periods a year), `revenue`, `nominal`, `none`, `churn`, `tenure`. */
  readonly to: string;
}

/** A value that other conventions give for the same inputs. */
export interface Reading {
  readonly changes: readonly Change[];
  readonly figure: 'lifetimeValue' | 'netValue';
  readonly value: number;
}

/** A relationship reached by changing conventions, before it is valued. */
interface Variant {
  readonly relationship: Relationship;
  readonly changes: readonly Change[];
}

type Rule = (variant: Relationship) => readonly (readonly [Change, Relationship])[];

const withTerms = (base: Relationship, terms: Partial<Terms>): Relationship => ({
  ...base,
  terms: { ...base.terms, ...terms },
});

/** A yearly rate read as n times a period rate: the effective rate that somebody who divides by n uses. */
const nominal = (rate: number, periods: number): number =>
  Math.expm1(periods * Math.log1p(rate / periods));

/**
 * Each rule offers the other readings of one convention. Their order matters: how long the stay is
 * comes before whether its first payment counts, and the period before the rates it divides.
 */
const rules: readonly Rule[] = [
  ({ stay, ...rest }) => {
    if ('tenureYears' in stay) {
      // "Four years" taken for a churn of a quarter a year.
      if (stay.tenureYears < 1) return [];
      const retention = 1 - 1 / stay.tenureYears;
      return [
        [
          { convention: 'stay', to: 'churn' },
          { ...rest, stay: { retention } },
        ],
      ];
    }
    if (stay.retention >= 1) return [];
    const tenureYears = 1 / (1 - stay.retention);
    return [
      [
        { convention: 'stay', to: 'tenure' },
        { ...rest, stay: { tenureYears } },
      ],
    ];
  },
  (base) =>
    [1, 12]
      .filter((periods) => periods !== base.terms.periodsPerYear)
      .map((periods) => [
        { convention: 'period', to: String(periods) },
        withTerms(base, { periodsPerYear: periods }),
      ]),
  (base) => {
    const { stay, terms } = base;
    if ('tenureYears' in stay || terms.periodsPerYear <= 1) return [];
    const leaving = nominal(-(1 - stay.retention), terms.periodsPerYear);
    const changed = { ...base, stay: { retention: 1 + leaving } };
    return [[{ convention: 'stayRate', to: 'nominal' }, changed]];
  },
  (base) => {
    const { discount, periodsPerYear, ...others } = base.terms;
    if (discount === undefined) return [];
    const none = { ...base, terms: { ...others, periodsPerYear } };
    const divided = withTerms(base, { discount: nominal(discount, periodsPerYear) });
    return [
      ...(periodsPerYear > 1
        ? ([[{ convention: 'discountRate', to: 'nominal' }, divided]] as const)
        : []),
      [{ convention: 'discountRate', to: 'none' }, none],
    ];
  },
  (base) =>
    // Timing only matters where money has a time value.
    base.terms.discount === undefined
      ? []
      : (['start', 'mid', 'end'] as const)
          .filter((timing: Timing) => timing !== base.terms.timing)
          .map((timing) => [{ convention: 'timing', to: timing }, withTerms(base, { timing })]),
  (base) => {
    if ('tenureYears' in base.stay) return [];
    const firstPayment = base.terms.firstPayment === 'included' ? 'excluded' : 'included';
    return [[{ convention: 'firstPayment', to: firstPayment }, withTerms(base, { firstPayment })]];
  },
  (base) => {
    const { margin, ...others } = base.terms;
    return margin === undefined
      ? []
      : [
          [
            { convention: 'basis', to: 'revenue' },
            { ...base, terms: others },
          ],
        ];
  },
];

/** Every value that the conventions in circulation give for the same inputs, the base's own first. */
export function readings(base: Relationship): readonly Reading[] {
  let variants: readonly Variant[] = [{ relationship: base, changes: [] }];
  for (const rule of rules) {
    variants = variants.flatMap((variant) => [
      variant,
      ...rule(variant.relationship).map(([change, relationship]) => ({
        relationship,
        changes: [...variant.changes, change],
      })),
    ]);
  }
  return variants.flatMap(({ relationship: { annualSpend, stay, terms }, changes }): Reading[] => {
    const valued = lifetimeValue(annualSpend, survivalOf(stay), terms);
    // A reading whose value is infinite is nobody's number.
    if (!valued.ok) return [];
    const { lifetimeValue: before, netValue } = valued.value;
    return terms.acquisition === undefined
      ? [{ changes, figure: 'lifetimeValue', value: before }]
      : [
          { changes, figure: 'lifetimeValue', value: before },
          { changes, figure: 'netValue', value: netValue },
        ];
  });
}

/** What {@link reconcile} finds. */
export interface Reconciliation {
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
 */
export function reconcile(base: Relationship, target: number, tolerance: number): Reconciliation {
  const off = ({ value }: Reading) => Math.abs(value - target);
  const byChanges = readings(base).toSorted((a, b) => a.changes.length - b.changes.length);
  const matches: Reading[] = [];
  for (const reading of byChanges) {
    // The grid of amounts is far finer than any tolerance; the last double is let through.
    if (off(reading) > tolerance * (1 + 1e-9)) continue;
    if (!matches.some((match) => includesAll(reading, match))) matches.push(reading);
  }
  const nearest = byChanges.reduce((best, each) => (off(each) < off(best) ? each : best));
  return { matches, nearest };
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
