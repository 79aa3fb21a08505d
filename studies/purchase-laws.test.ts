import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomDraws } from '../src/core/numeric/random.ts';
import { type Buyer, type Pace, purchaseTimes, steadyPace, timeAfter } from './purchase-laws.ts';

const pace = fc.record({
  drift: fc.constantFrom(0, -0.02, -0.003, 0.004, 0.02),
  stretches: fc
    .array(
      fc.record({
        weeks: fc.double({ min: 0.1, max: 8, noNaN: true }),
        factor: fc.double({ min: 0.1, max: 5, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => {
      let until = 0;
      return parts.map(({ weeks, factor }, i) => {
        until += weeks;
        return { until: i === parts.length - 1 ? Infinity : until, factor };
      });
    }),
});
const time = fc.double({ min: 0, max: 20, noNaN: true });

/** ∫ factor(t)·e^{drift·t} dt, by the midpoints of many small steps, each within one stretch. */
function grown({ drift, stretches }: Pace, from: number, to: number): number {
  const ends = [from, ...stretches.map(({ until }) => until), to]
    .filter((end) => end >= from && end <= to)
    .sort((a, b) => a - b);
  const steps = 400;
  let sum = 0;
  for (const [i, end] of ends.slice(1).entries()) {
    const start = ends[i] as number;
    const step = (end - start) / steps;
    const factor = stretches.find(({ until }) => until > (start + end) / 2)?.factor ?? 0;
    for (let k = 0; k < steps; k++) {
      sum += factor * Math.exp(drift * (start + (k + 0.5) * step)) * step;
    }
  }
  return sum;
}

it('reaches a wait where the integral of the rates does', () => {
  fc.assert(
    fc.property(pace, time, time, (at, from, wait) => {
      const reached = timeAfter(from, wait, at);
      if (reached === Infinity) {
        expect(at.drift).toBeLessThan(0);
        expect(grown(at, from, 3000)).toBeLessThan(wait * (1 + 1e-3));
      } else {
        expect(grown(at, from, reached)).toBeCloseTo(wait, 3);
      }
    }),
  );
});

it('never buys in a stretch whose factor is 0', () => {
  const closed = {
    drift: 0,
    stretches: [
      { until: 2, factor: 1 },
      { until: 5, factor: 0 },
      { until: Infinity, factor: 3 },
    ],
  };
  expect(timeAfter(1, 0.5, closed)).toBe(1.5);
  expect(timeAfter(1, 4, closed)).toBe(6);
  expect(timeAfter(3, 3, closed)).toBe(6);
  expect(timeAfter(1, 4, { ...closed, stretches: closed.stretches.slice(0, 2) })).toBe(Infinity);
});

const buyer: Buyer = { rate: 0.4, stops: 0.1, canStopAtFirst: false, lifetime: Infinity };

const timesOf = (of: Buyer, seed: number, at: Pace): readonly number[] => {
  const times: number[] = [];
  for (const weeks of purchaseTimes(of, randomDraws(seed), at)) {
    if (weeks > 60 || times.length === 30) break;
    times.push(weeks);
  }
  return times;
};

it('buys at the times of a steady customer, measured by the integral of the rates', () => {
  fc.assert(
    fc.property(pace, fc.nat(1000), (at, seed) => {
      const times = timesOf(buyer, seed, at);
      const steady = timesOf(buyer, seed, steadyPace);
      for (const [k, own] of times.entries()) {
        if (k >= steady.length) break;
        expect(grown(at, 0, own) / (1 + (steady[k] as number))).toBeCloseTo(
          (steady[k] as number) / (1 + (steady[k] as number)),
          3,
        );
      }
    }),
  );
});

it('counts a lifetime in weeks, whatever the rates', () => {
  fc.assert(
    fc.property(pace, fc.nat(1000), time, (at, seed, lifetime) => {
      const mortal = timesOf({ ...buyer, lifetime }, seed, at);
      const all = timesOf(buyer, seed, at);
      expect(mortal).toEqual(all.filter((own) => own === 0 || own < lifetime));
    }),
  );
});
