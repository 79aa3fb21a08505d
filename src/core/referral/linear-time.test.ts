import { expect, it } from 'vitest';
import { referralChains } from './referral-chains.ts';
import type { Referrals } from './referral-forest.ts';
import { referralForest } from './referral-forest.ts';
import { referralWorth } from './referral-worth.ts';

const shapes: Readonly<Record<string, (count: number, e: number) => readonly [number, number]>> = {
  'one chain': (_, e) => [e, e + 1],
  'one chain, written from its end': (count, e) => [count - e - 1, count - e],
  'a star': (_, e) => [0, e + 1],
  'one circle': (count, e) => [e, (e + 1) % count],
  'two referrers for everybody': (count, e) => [e % 2, 2 + (e % (count / 2))],
  'the same two people': () => [0, 1],
};

function graph(shape: keyof typeof shapes, count: number): Referrals {
  const pair = shapes[shape] ?? (() => [0, 0]);
  const referrer = new Uint32Array(count);
  const referred = new Uint32Array(count);
  for (let e = 0; e < count; e++) [referrer[e], referred[e]] = pair(count, e) as [number, number];
  return { referrer, referred, day: Int32Array.from(referrer, (_, e) => (e * 7919) % count) };
}

function milliseconds(referrals: Referrals): number {
  const count = referrals.referrer.length;
  const started = performance.now();
  const forest = referralForest(referrals, count + 2);
  referralChains(forest.referrerOf);
  referralWorth(forest, new Float64Array(count + 2).fill(100), new Float64Array(count).fill(0.8), {
    credit: 0.5,
    depth: Infinity,
    referralValue: 0,
    acquisition: 0,
    reward: 0,
  });
  return performance.now() - started;
}

/** The best of a few runs: what else the machine does only ever adds. */
const best = (referrals: Referrals) =>
  Math.min(...Array.from({ length: 3 }, () => milliseconds(referrals)));

it.each(Object.keys(shapes))(
  'takes linear time, and no stack, on %s',
  { timeout: 60_000 },
  (shape) => {
    const small = best(graph(shape, 25_000));
    const large = best(graph(shape, 100_000));
    // Four times the referrals; quadratic time would take sixteen times as long.
    expect(large).toBeLessThan(10 * small + 20);
  },
);
