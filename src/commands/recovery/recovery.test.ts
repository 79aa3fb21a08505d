import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../core/numeric/random.ts';
import { printed, printedSum } from '../../core/numeric/testing/printed-sum.ts';
import { dayNumber, isoDate } from '../../core/quantity/calendar.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { recovery as recoveryCommand } from './command.ts';
import type { RecoveryResult } from './result.ts';

const run = runOf(recoveryCommand);

/** What the command answers about files with these contents; the first is its operand. */
async function answer(
  files: Readonly<Record<string, string>>,
  options: OptionTexts,
): Promise<RecoveryResult> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(directory, name), content);
    const operands = Object.keys(files).slice(0, 1);
    const world = { directory, stdin: Readable.from([]) };
    return (await run({ operands, options }, world)).report.result;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function codes(reading: Promise<unknown>): Promise<readonly string[]> {
  try {
    await reading;
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ code }) => code);
    throw error;
  }
}

const header = 'problem,customers,complained,unresolved,resolved,quickly';
const example = `${header}\nall,2000,50%,30%,40%,30%\n`;
const asCounts = `${header}\nall,2000,1000,300,400,300\n`;
const major = { severity: 'major', 'no-problem-stay': '90%', realised: '100%' };

describe('kinds of problem', () => {
  it('lose 1,191 of 2,000 in the worked example, in shares or in counts', async () => {
    for (const content of [example, asCounts]) {
      const { total, levers } = await answer({ 'a.csv': content }, major);
      expect(total.customers).toBe(2000);
      expect(total.lost).toBeCloseTo(1191, 5);
      const saved = levers.map(({ customersSaved }) => Math.round(customersSaved ?? Number.NaN));
      expect(saved).toEqual([119, 86, 35, 28]);
    }
  });

  it('are worth 630 of 1,000 to resolve, 315 where half of the intention is realised', async () => {
    const value = { 'value-to-come': '1000', margin: '100%' };
    const all = await answer({ 'a.csv': example }, { ...major, ...value });
    expect(all.breakEven.spend).toBeCloseTo(630, 5);
    expect(all.total.valueAtRisk).toBeCloseTo(1_191_000, 4);
    const { realised: _, ...usual } = major;
    const half = await answer({ 'a.csv': example }, { ...usual, ...value });
    expect(half.breakEven.spend).toBeCloseTo(315, 5);
  });

  it('add up to the total exactly', async () => {
    const rows = ['a,37,21,3,11,7', 'b,1913,77%,33%,33%,34%', 'c,7,1,1,0,0', 'd,211,0,0,0,0'];
    const { kinds, total } = await answer(
      { 'a.csv': [header, ...rows].join('\n') },
      { ...major, 'value-to-come': '123.45' },
    );
    for (const figure of ['customers', 'complained', 'lost', 'valueAtRisk', 'recoverable'] as const)
      expect(printedSum(kinds.map((kind) => kind[figure] ?? 0))).toBe(printed(total[figure] ?? 0));
    for (const { customers, complained, outcomes } of [...kinds, total]) {
      const { silent, ...others } = outcomes;
      expect(printedSum(Object.values(others))).toBe(printed(complained));
      expect(printedSum([silent, complained])).toBe(printed(customers));
    }
  });

  it('leave out costs, ratios, nets and break-evens without a margin, and say so', async () => {
    const rows = `${header},cost\nall,2000,50%,30%,40%,30%,12`;
    const options = { ...major, 'value-to-come': '1000', over: '2y' };
    const spend = await answer({ 'a.csv': rows }, options);
    expect(spend.basis).toBe('spend');
    const [kind] = spend.kinds;
    const costs = [
      ...[kind, spend.total].flatMap((each) => [
        each?.recoverableCost,
        each?.recoverablePerUnit,
        each?.cost,
        each?.spendPerYear,
      ]),
      kind?.mendingCost,
      kind?.spendPerCase,
      ...spend.levers.flatMap(({ cost, options: inputs }) => [cost, inputs?.mendingCost ?? null]),
      spend.presentEffort?.cost,
      spend.presentEffort?.costOfStayers,
      spend.presentEffort?.net,
      spend.breakEven.spend,
    ];
    expect(new Set(costs)).toEqual(new Set([null]));
    expect(spend.leftOut).toEqual([
      'costOfGoods',
      'recoveryCosts',
      'valuePerCost',
      'netOfCosts',
      'breakEven',
      'costOfStayers',
    ]);
    const margin = await answer({ 'a.csv': rows }, { ...options, margin: '25%' });
    expect(margin.basis).toBe('margin');
    expect(margin.leftOut).toEqual([]);
    // 1,191 lost × 250; 300 unresolved × 12; 700 resolved × 12; half of what is lost in two years.
    expect(margin.total.valueAtRisk).toBeCloseTo(1191 * 250, 5);
    expect(margin.total.recoverableCost).toBe(3600);
    expect(margin.total.cost).toBe(8400);
    expect(margin.total.spendPerYear).toBeCloseTo((1191 * 250) / 2, 5);
    expect(margin.kinds[0]?.spendPerCase).toBeCloseTo(0.63 * 250, 5);
    // 329 are kept, for 250 each, by 8,400.
    expect(margin.presentEffort?.net).toBeCloseTo(329 * 250 - 8400, 5);
  });

  it('have no intervals and no ranks where rates are stated, and refuse to say how they are drawn', async () => {
    const { kinds, drawing, betweenKinds } = await answer({ 'a.csv': example }, major);
    expect([kinds[0]?.lostInterval, kinds[0]?.rank, drawing, betweenKinds]).toEqual(
      new Array(4).fill(null),
    );
    expect(await codes(answer({ 'a.csv': example }, { ...major, seed: '2' }))).toEqual([
      'option-needs',
    ]);
  });

  it('have a recovery today that is worth what each kind keeps × the value to come: a third × 50 % of three, at 999,999', async () => {
    const thirds = [1, 2, 3].map((i) => `${i},3,3,33%,33%,34%`);
    const { presentEffort } = await answer(
      { 'a.csv': [header, ...thirds].join('\n') },
      { ...major, 'value-to-come': '999999' },
    );
    // Of each 3: .99 resolved, which keeps .35 of them, and 1.02 quickly, which keeps .63.
    const saved = 3 * (0.99 * 0.35 + 1.02 * 0.63);
    expect(presentEffort?.valueSaved).toBeCloseTo(saved * 999_999, 4);
  });

  it('are refused where numbers may be counts or percents, or do not add up', async () => {
    const codesOf = (row: string) => codes(answer({ 'a.csv': `${header}\n${row}\n` }, major));
    expect(await codesOf('a,2000,50%,30,40,30')).toEqual(['counts-unclear']);
    expect(await codesOf('a,2000,50,30%,40%,30%')).toEqual(['counts-unclear']);
    expect(await codesOf('a,2000,1,0.3,0.4,0.3')).toEqual(['counts-unclear']);
    expect(await codesOf('a,2000,1000,300,400,100')).toEqual(['outcomes-differ']);
    expect(await codesOf('a,50,80,30,40,10')).toEqual(['count-exceeds']);
    expect(await codesOf('a,2000,1000,300,,300')).toEqual(['cell-blank']);
    // 100 complaints of which 30, 40 and 30 became something are no percents.
    expect(await codesOf('a,2000,100,30,40,30')).toEqual([]);
  });

  it('are resolved from one outcome to a better one whose rate is known, never to itself', async () => {
    const effort = async (options: OptionTexts, content = example) =>
      (await answer({ 'a.csv': content }, options)).breakEven;
    expect(await effort(major)).toMatchObject({ from: 'unresolved', to: 'quickly' });
    expect(await effort({ ...major, from: 'resolved' })).toMatchObject({ to: 'quickly' });
    expect(await codes(effort({ ...major, to: 'unresolved' }))).toEqual(['option-conflict']);
    expect(await codes(effort({ ...major, from: 'quickly' }))).toEqual(['option-needs']);

    // Only the rate after "unresolved" is known: what another outcome is worth is not.
    const unresolved = `${header}\nall,2000,100%,100%,0%,0%\n`;
    const value = { 'no-problem-stay': '90%', 'value-to-come': '1000', margin: '100%' };
    const stay = 'unresolved=19%';
    expect(await effort({ ...value, stay }, unresolved)).toMatchObject({
      from: 'unresolved',
      to: 'quickly',
      kept: null,
      spend: null,
    });
    const { total } = await answer({ 'a.csv': unresolved }, { ...value, stay });
    expect(total.recoverable).toBeNull();
  });

  it('need the share who stay after each outcome that occurs', async () => {
    const codesOf = (options: OptionTexts) => codes(answer({ 'a.csv': example }, options));
    expect(await codesOf({ severity: 'major' })).toEqual(['option-missing']);
    expect(await codesOf({ 'no-problem-stay': '90%' })).toEqual(['stay-rates-needed']);
    const stay = 'silent=9%,resolved=54%';
    expect(await codesOf({ 'no-problem-stay': '90%', stay })).toEqual(['stay-rates-needed']);
  });
});

/** 12 customers with each outcome, of whom so many stayed, and 24 without a problem, of whom 18 did. */
const stayed = { unresolved: 3, resolved: 6, quickly: 9, nothing: 18 };
const outcomes = ['unresolved', 'resolved', 'quickly'] as const;
const people = [
  ...outcomes.flatMap((outcome) => Array.from({ length: 12 }, (_, i) => ({ outcome, i }))),
  ...Array.from({ length: 24 }, (_, i) => ({ outcome: 'nothing' as const, i })),
].map((each) => ({
  ...each,
  id: `${each.outcome}${each.i}`,
  active: each.i < stayed[each.outcome],
}));
/** All came in 2024, and those who left did so on 2026-09-01; ten had left before the first case, on 2026-03-01. */
const customers = [
  'id,spend/mo,start,end',
  ...people.map(({ id, active }) => `${id},100,2024-03-01,${active ? '' : '2026-09-01'}`),
  ...Array.from({ length: 10 }, (_, i) => `before${i},100,2024-03-01,2025-${10 + (i % 3)}-01`),
].join('\n');
const cases = [
  'customer,problem,outcome,date,cost',
  ...people
    .filter(({ outcome }) => outcome !== 'nothing')
    .map(({ id, outcome }) => `${id},late,${outcome},2026-03-01,10`),
];
const files = (...more: string[]) => ({
  'cases.csv': [...cases, ...more].join('\n'),
  'customers.csv': customers,
});
const asOf = { customers: 'customers.csv', 'as-of': '2027-03-01', margin: '100%' };
const withCustomers = { ...asOf, 'value-to-come': '1000' };
/** 6 of 24 leave after 184 of 365 days: e^(−λ·365 days), λ = 6 in 18 × 365 + 6 × 184 days. */
const untroubled = Math.exp((-365 * 6) / (18 * 365 + 6 * 184));

describe('cases', () => {
  it('show by themselves who stays: 3, 6 and 9 of 12, against the 24 without one', async () => {
    const { rates, total } = await answer(files(), withCustomers);
    expect(rates.source).toBe('observed');
    expect(rates.realised).toBe(1);
    expect(rates.outcomes.map(({ stay }) => stay)).toEqual([0.25, 0.5, 0.75]);
    expect(rates.noProblem.source).toBe('observed');
    // Tenures are whole months and a part of one, which places an end to the day or two.
    expect(rates.noProblem.stay).toBeCloseTo(untroubled, 3);
    expect(total.lost).toBeCloseTo(12 * (3 * rates.noProblem.stay - 0.25 - 0.5 - 0.75), 5);
  });

  it('have intervals about the customers lost, which add up no more than chance allows', async () => {
    const damaged = people
      .filter(({ outcome, i }) => outcome === 'nothing' && i >= 4)
      .map(({ id }, i) => `${id},damaged,${i < 12 ? 'unresolved' : 'resolved'},2026-03-01,10`);
    const { kinds, total, drawing } = await answer(files(...damaged), withCustomers);
    expect(drawing).toEqual({ draws: 2000, seed: 1 });
    for (const { lost, lostInterval, valueAtRiskInterval } of [...kinds, total]) {
      expect(lostInterval?.low).toBeLessThanOrEqual(lost);
      expect(lostInterval?.high).toBeGreaterThan(lost);
      expect(valueAtRiskInterval?.high).toBeCloseTo((lostInterval?.high ?? 0) * 1000, 2);
    }
    const widths = [...kinds, total].map(
      ({ lostInterval }) => (lostInterval?.high ?? 0) - (lostInterval?.low ?? 0),
    );
    expect(widths.at(-1)).toBeLessThan((widths[0] ?? 0) + (widths[1] ?? 0));
    // 8 damages were resolved: fewer than 10 have a mark.
    const few = kinds.flatMap(({ rates }) => rates.filter((rate) => rate.few));
    expect(few.every(({ customers }) => (customers ?? 0) < 10)).toBe(true);
    expect(few.length).toBeGreaterThan(0);
    const again = await answer(files(...damaged), { ...withCustomers, seed: '2' });
    expect(again.kinds[0]?.lostInterval).not.toEqual(kinds[0]?.lostInterval);
    expect(again.kinds[0]?.lost).toBe(kinds[0]?.lost);
  });

  it('have no intervals where there are more than 500 kinds', async () => {
    const kinds = people
      .filter(({ outcome }) => outcome !== 'nothing')
      .map(({ id }, i) => `${id},kind ${i},unresolved,2026-03-01,10`);
    // Later cases of one customer, who counts under the first.
    const more = Array.from(
      { length: 470 },
      (_, i) => `unresolved0,more ${i},resolved,2026-04-01,1`,
    );
    const many = [cases[0], ...kinds, ...more].join('\n');
    const result = await answer({ 'cases.csv': many, 'customers.csv': customers }, withCustomers);
    expect(result.kinds.length).toBe(506);
    expect(result.drawing).toBeNull();
    expect(result.kinds[0]?.rank).toBeNull();
  });

  it('count a customer once, under the first case, and the cost of all of them', async () => {
    const again = 'unresolved0,damaged,resolved,2026-04-01,7';
    const { kinds, total } = await answer(files(again), withCustomers);
    expect(total.customers).toBe(36);
    expect(total.cost).toBe(367);
    const damaged = kinds.find(({ problem }) => problem === 'damaged');
    expect(damaged?.customers).toBe(0);
    const before = await answer(files(again.replace('2026-04', '2026-02')), withCustomers);
    expect(before.kinds.find(({ problem }) => problem === 'damaged')?.customers).toBe(1);
  });

  it('do not depend on the order of the rows', async () => {
    const more = [
      'unresolved0,damaged,resolved,2026-04-01,7',
      'resolved3,damaged,resolved,2026-02-01,9',
    ];
    const one = await answer(files(...more), withCustomers);
    const rows = [cases[0] ?? '', ...[...cases.slice(1), ...more].reverse()].join('\n');
    const other = await answer({ 'cases.csv': rows, 'customers.csv': customers }, withCustomers);
    expect(other.kinds).toEqual(one.kinds);
  });

  it('stand for the silent, too, where the share who complain is given', async () => {
    const options = { ...withCustomers, complaining: '75%', stay: 'silent=60%' };
    const { total, rates, silentLeftOut } = await answer(files(), options);
    expect(total.outcomes.silent).toBeCloseTo(12, 9);
    expect(total.complained).toBe(36);
    expect(rates.source).toBe('given');
    expect(silentLeftOut).toBe(false);
    const leftOut = await answer(files(), withCustomers);
    expect(leftOut.silentLeftOut).toBe(true);
    const [, complaining] = leftOut.levers;
    expect(complaining).toMatchObject({ lever: 'complaining', moved: null, customersSaved: null });
  });

  it('have a break-even for one customer, and none for one who has left', async () => {
    const customerOf = async (customer: string) =>
      (await answer(files(), { ...asOf, customer })).customer;
    const active = await customerOf('nothing0');
    expect(active?.active).toBe(true);
    expect(active?.spend).toBeCloseTo((active?.valueToCome ?? Number.NaN) * 0.5, 5);
    expect(await customerOf('nothing23')).toEqual({
      id: 'nothing23',
      active: false,
      valueToCome: 0,
      spend: 0,
    });
    expect(await codes(customerOf('nobody'))).toEqual(['customer-unknown']);
  });

  it('give options whose product is what the lever keeps of each customer a year', async () => {
    const { levers, customerYears } = await answer(files(), { ...withCustomers, over: '6mo' });
    const resolved = levers.find(({ lever }) => lever === 'resolved');
    const { incidents, mended, kept, mendingCost } = resolved?.options ?? {};
    const aYear = (incidents ?? 0) * (mended ?? 0) * (kept ?? 0);
    // In the half year before the cases there were 60 customers, and ten who left meanwhile.
    expect(customerYears).toBeGreaterThan(60 * 0.5);
    expect(customerYears).toBeLessThan(70 * 0.5);
    expect(aYear * (customerYears ?? 0)).toBeCloseTo(resolved?.customersSaved ?? Number.NaN, 5);
    expect((incidents ?? 0) * (customerYears ?? 0)).toBeCloseTo(36, 9);
    expect(mendingCost).toBeCloseTo(10, 9);
  });

  it('are compared with nobody who had left before the first of them', async () => {
    const { 'customers.csv': all, ...others } = files();
    const later = all
      .split('\n')
      .filter((line) => !line.startsWith('before'))
      .join('\n');
    const one = await answer({ ...others, 'customers.csv': all }, withCustomers);
    const other = await answer({ ...others, 'customers.csv': later }, withCustomers);
    expect(one.rates).toEqual(other.rates);
    expect(one.total.lost).toBe(other.total.lost);
  });

  it('find next to nobody lost where a problem makes no difference to who leaves', async () => {
    const random = randomSource(630);
    const days = (n: number) => isoDate(dayNumber(2026, 1, 1) + n);
    const rows = ['id,spend/mo,start,end'];
    const reports = ['customer,problem,outcome,date'];
    for (let i = 0; i < 4000; i++) {
      // Half of all leave within a year and a half; half have a problem on some day of 2026, if they are still there.
      const leaves = Math.floor((-Math.log(random()) / Math.LN2) * 550) - 365;
      const troubled = Math.floor(random() * 730);
      rows.push(`C${i},100,2025-01-01,${leaves > 364 ? '' : days(leaves)}`);
      if (troubled < Math.min(leaves, 364)) reports.push(`C${i},late,unresolved,${days(troubled)}`);
    }
    const noise = { 'cases.csv': reports.join('\n'), 'customers.csv': rows.join('\n') };
    const options = { ...withCustomers, 'as-of': '2026-12-31' };
    const { rates, total } = await answer(noise, options);
    // Three standard errors of a share of about 80 % of some 900 cases.
    const observed = rates.outcomes[0]?.stay ?? Number.NaN;
    expect(Math.abs(rates.noProblem.stay - observed)).toBeLessThan(3 * Math.sqrt(0.16 / 900));
    expect(total.customers).toBeGreaterThan(800);
  });

  it('whose customers have no dates are compared by the rate at which all have left', async () => {
    const undated = [
      'id,spend/mo,tenure_months,status',
      ...people.map(({ id, active }) => `${id},100,24,${active ? 'active' : 'ended'}`),
    ].join('\n');
    const again = 'nothing0,damaged,resolved,2027-03-01,7';
    const { rates } = await answer({ ...files(again), 'customers.csv': undated }, withCustomers);
    expect(rates.noProblem.source).toBe('recorded');
    // 24 ended in 60 × 2 years; 36 cases were a year ago, one is of the last day.
    expect(rates.noProblem.stay).toBeCloseTo((36 * Math.exp((-0.2 * 365) / 365.25) + 1) / 37, 9);
  });
});
