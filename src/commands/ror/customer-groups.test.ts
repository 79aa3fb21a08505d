import { describe, expect, it } from 'vitest';
import { randomSource } from '../../core/numeric/random.ts';
import { counterfactual } from '../../core/relationship/counterfactual.ts';
import { ledger, lineTotals } from '../../core/relationship/ledger.ts';
import { programmeAmounts } from '../../core/relationship/programme.ts';
import {
  customerGroupsOf,
  groupOf,
  meanSpends,
  summedColumns,
  sumsFrom,
} from './customer-groups.ts';
import type { Member } from './members.ts';

const member = (
  id: string,
  spendBefore: number,
  spendAfter: number,
  exposureYears: number,
  ended: boolean,
): Member => ({ id, group: 'treated', spendBefore, spendAfter, exposureYears, ended });

const described = (members: readonly Member[]) => {
  const { columns, before } = summedColumns(members, new Map([['A', 2]]));
  const sums = sumsFrom((c) =>
    (columns[c] ?? new Float64Array()).reduce((sum, value) => sum + value, 0),
  );
  return { sums, group: groupOf(sums, before), means: meanSpends({ sums }, before) };
};
const unknown = Number.NaN;

describe('a group of customers', () => {
  const customers = [
    member('A', 100, 130, 2, false),
    member('B', 200, 230, 1.5, false),
    // What a customer who has left spent until then does not count: after, it is nothing.
    member('C', 400, 390, 0.5, true),
  ];

  it('has the spend of all who were there, the change of those who stayed, and two retentions', () => {
    const { sums, group } = described(customers);
    expect(sums.referrals).toBe(2);
    // 700 of three; 300 became 360 with those who stayed.
    expect(group.before?.annualSpend).toBeCloseTo(700 / 3, 12);
    expect(group.after.annualSpend).toBeCloseTo(280, 12);
    // One of them in four years; of spend, 400 in 200 + 300 + 200.
    expect(group.after.retention).toBeCloseTo(Math.exp(-1 / 4), 12);
    expect(group.after.spendRetention).toBeCloseTo(Math.exp(-4 / 7), 12);
  });

  it('spends after what its spend and the share of spend that stayed come to', () => {
    const { means, group } = described(customers);
    // 360 of three. 300 of the 700 stayed: 280 × 3/7.
    expect(means.all.after).toBeCloseTo(120, 12);
    expect(group.after.annualSpend * (300 / 700)).toBeCloseTo(120, 12);
    expect(means.stayed).toEqual({ customers: 2, before: 150, after: 180 });
  });

  it('has the mean of those who stayed where nobody knows the spend before', () => {
    const { group, means } = described([
      member('A', unknown, 130, 1, false),
      member('B', unknown, 50, 1, true),
    ]);
    expect(group).toEqual({ after: { annualSpend: 130, retention: Math.exp(-1 / 2) } });
    expect(means.all).toEqual({ customers: 2, before: null, after: 65 });
  });

  it('takes those whose spend is not known to spend as the others', () => {
    const { group, means } = described([
      member('A', 100, 120, 1, false),
      member('B', unknown, 900, 1, false),
      member('C', 300, unknown, 1, false),
      member('D', 200, 0, 1, true),
    ]);
    // 600 of the three that are known; 100 became 120; three of four are there.
    expect(group.before?.annualSpend).toBeCloseTo(200, 12);
    expect(group.after.annualSpend).toBeCloseTo(240, 12);
    expect(means.all.after).toBeCloseTo(90, 12);
  });

  it('has the mean after of customers who spent nothing before', () => {
    const { group } = described([member('A', 0, 50, 1, false), member('B', 80, 0, 1, true)]);
    expect(group.before?.annualSpend).toBe(40);
    expect(group.after).toEqual({ annualSpend: 50, retention: Math.exp(-1 / 2) });
  });

  it('has no retention of spend where nobody who spent before was observed for any time', () => {
    const { group } = described([member('A', 60, 50, 0, false), member('B', 0, 30, 1, false)]);
    expect(group.after).toEqual({ annualSpend: 40, retention: 1 });
  });
});

/**
 * A group whose true behaviour is known: spend before is lognormal about 100; customers leave at a rate that depends on
 * it, and those who are there spend `change` times as much as before.
 */
function simulated(
  group: Member['group'],
  hazardOf: (spend: number) => number,
  change: number,
): { readonly members: Member[]; readonly paid: number } {
  const random = randomSource(group === 'treated' ? 5 : 6);
  const number = 40_000;
  const reach = 2;
  let paid = 0;
  const members = Array.from({ length: number }, (_, i): Member => {
    // The sum of twelve even draws, less 6, is nearly normal.
    const normal = Array.from({ length: 12 }, () => random()).reduce((sum, u) => sum + u, -6);
    const spend = 100 * Math.exp(0.8 * normal);
    const stay = -Math.log(1 - random()) / hazardOf(spend);
    const exposure = Math.min(stay, reach);
    paid += spend * change * exposure;
    const ended = stay < reach;
    return { ...member(`${group}${i}`, spend, ended ? 0 : spend * change, exposure, ended), group };
  });
  return { members, paid: paid / number };
}

describe('a programme whose true effect is known', () => {
  /** What the ledger has for each treated customer in two years, and what such customers truly paid more. */
  function effectOf(hazardOf: (spend: number) => number, change: number) {
    const [treated, others] = [
      simulated('treated', hazardOf, change),
      simulated('comparison', () => 0.3, 1.05),
    ];
    const { groups } = customerGroupsOf([...treated.members, ...others.members], undefined);
    const [one, other] = groups.map(({ observed }) => observed);
    if (one === undefined || other === undefined) throw new Error('two groups');
    const without = counterfactual(one, other);
    if (!without.ok) throw new Error(without.problem.code);
    const amounts = programmeAmounts({
      customers: 1,
      terms: {
        periodsPerYear: 1200,
        timing: 'mid',
        firstPayment: 'included',
        margin: 1,
        horizonYears: 2,
      },
      treated: one.after,
      without: without.value,
      investment: [],
    });
    if (!amounts.ok) throw new Error(amounts.problem.code);
    return { ledger: lineTotals(ledger(amounts.value), 'real'), truth: treated.paid - others.paid };
  }
  // Whoever stays pays about 138 a year (exp(0.32) × 100), so that 1 % of what is paid in two years is about 2.

  it('gains no spending where low spenders leave', () => {
    const { ledger: real, truth } = effectOf((spend) => (spend < 80 ? 1.5 : 0.3), 1.05);
    expect(truth).toBeLessThan(-10);
    expect(Math.abs(real.spend + real.both)).toBeLessThan(2);
    expect(Math.abs(real.total - truth)).toBeLessThan(5);
  });

  it('gains all of it by spending where nobody stays longer', () => {
    const { ledger: real, truth } = effectOf(() => 0.3, 1.05 * 1.2);
    expect(truth).toBeGreaterThan(30);
    expect(Math.abs(real.retention)).toBeLessThan(4);
    expect(Math.abs(real.total - truth)).toBeLessThan(5);
  });

  it('gains most by staying where high spenders stay longer', () => {
    const { ledger: real, truth } = effectOf((spend) => (spend > 150 ? 0.1 : 0.3), 1.05);
    expect(truth).toBeGreaterThan(15);
    expect(Math.abs(real.spend + real.both)).toBeLessThan(2);
    expect(Math.abs(real.total - truth)).toBeLessThan(5);
  });
});
