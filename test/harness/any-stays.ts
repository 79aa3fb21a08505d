import fc from 'fast-check';
import type { Stays } from '../../src/core/survival/stays.ts';
import { cohortStays, distinctStays } from '../../src/core/survival/stays.ts';

/** Customers observed from their start, who ended or were active after these years. */
export const exactStays = (ended: readonly number[], active: readonly number[]): Stays =>
  distinctStays({
    entryYears: new Float64Array(ended.length + active.length),
    exitYears: Float64Array.of(...ended, ...active),
    ended: Float64Array.of(...ended.map(() => 1), ...active.map(() => 0)),
    active: Float64Array.of(...ended.map(() => 0), ...active.map(() => 1)),
  });

export const scaled = (stays: Stays, factor: number): Stays => {
  const times = (column: Float64Array) => column.map((years) => years * factor);
  const { entryYears, exitYears, afterYears } = stays;
  return {
    ...stays,
    entryYears: times(entryYears),
    exitYears: times(exitYears),
    ...(afterYears && { afterYears: times(afterYears) }),
  };
};

export const weighted = (stays: Stays, factor: number): Stays => ({
  ...stays,
  ended: stays.ended.map((customers) => customers * factor),
  active: stays.active.map((customers) => customers * factor),
});

/** Ties and zero tenures, some entering late. */
const individuals: fc.Arbitrary<Stays> = fc
  .array(
    fc.record({
      quarters: fc.integer({ min: 0, max: 40 }),
      late: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.99, noNaN: true })),
      ended: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) =>
    distinctStays({
      entryYears: Float64Array.from(rows, ({ quarters, late }) => Math.floor(quarters * late) / 4),
      exitYears: Float64Array.from(rows, ({ quarters }) => quarters / 4),
      ended: Float64Array.from(rows, ({ ended }) => Number(ended)),
      active: Float64Array.from(rows, ({ ended }) => Number(!ended)),
    }),
  );

const tables: fc.Arbitrary<Stays> = fc
  .array(
    fc.record({ wait: fc.integer({ min: 1, max: 3 }), lost: fc.integer({ min: 0, max: 5 }) }),
    { maxLength: 8 },
  )
  .map((rows) => {
    let year = 0;
    let left = 20;
    const table = rows.map(({ wait, lost }) => {
      year += wait;
      left = Math.max(0, left - lost);
      return [year, left] as const;
    });
    return cohortStays([0, ...table.map(([y]) => y)], [20, ...table.map(([, l]) => l)]);
  });

/** Stays of any kind, for laws that all of them must obey. */
export const anyStays: fc.Arbitrary<Stays> = fc.oneof(individuals, tables);
