import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printed, printedSum } from '../../core/numeric/testing/printed-sum.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { value as valueCommand } from '../value/command.ts';
import { referral as referralCommand } from './command.ts';
import { type ReferralResult, resultSchema } from './result.ts';

const value = runOf(valueCommand);
const run = runOf(referralCommand);

interface Member {
  readonly spend: number;
  readonly months: number;
  readonly home: string;
}

interface Row {
  readonly referrer: string;
  readonly referred: string;
  readonly day: number;
  readonly type: string;
}

const members = fc.array(
  fc.record({
    spend: fc.integer({ min: 0, max: 500_000 }).map((cents) => cents / 100),
    months: fc.integer({ min: 1, max: 240 }),
    home: fc.constantFrom('renter', 'owner', ''),
  }),
  { minLength: 1, maxLength: 9 },
);
// "m0" is always a customer; those after the last are none.
const person = fc.nat(11).map((n) => `m${n}`);
const referrals = fc
  .array(
    fc.record({
      referrer: person,
      referred: person,
      day: fc.integer({ min: 1, max: 28 }),
      type: fc.constantFrom('one', 'two', '', 'perhaps'),
    }),
    { maxLength: 25 },
  )
  .map((rows): readonly Row[] => [
    { referrer: 'm0', referred: 'm1', day: 1, type: 'one' },
    ...rows,
  ]);
const asked = fc.record({
  credit: fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
  depth: fc.constantFrom('1', '2', '5', 'all'),
  'type-one': fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
  margin: fc.integer({ min: 1, max: 100 }).map((percent) => `${percent}%`),
  acquisition: fc.integer({ min: 0, max: 500 }).map(String),
  'referral-reward': fc.integer({ min: 0, max: 50 }).map(String),
});
const options = fc.oneof(
  asked,
  fc
    .tuple(asked, fc.integer({ min: 0, max: 900 }))
    .map(([each, value]) => ({ ...each, 'referral-value': String(value) })),
);

/** What a command makes of the members and referrals as files. */
async function inFiles<R>(
  rows: readonly Member[],
  brought: readonly Row[],
  use: (directory: string) => Promise<R>,
): Promise<R> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    const customers = rows.map(
      ({ spend, months, home }, i) => `m${i},${spend},${months},${home}\n`,
    );
    writeFileSync(
      join(directory, 'customers.csv'),
      `customer,spend/mo,tenure months,home\n${customers.join('')}`,
    );
    const lines = brought.map(
      ({ referrer, referred, day, type }) =>
        `${referrer},${referred},2024-01-${String(day).padStart(2, '0')},${type}\n`,
    );
    writeFileSync(
      join(directory, 'referrals.csv'),
      `referrer,referred,date,type\n${lines.join('')}`,
    );
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const referral = (rows: readonly Member[], brought: readonly Row[], asked: OptionTexts) =>
  inFiles(rows, brought, async (directory) => {
    const request = {
      operands: ['referrals.csv'],
      options: { customers: ['customers.csv'], by: ['home'], ...asked },
    };
    return (await run(request, { directory, stdin: Readable.from([]) })).report;
  });

const sum = <T>(of: readonly T[], amount: (each: T) => number) =>
  of.reduce((total, each) => total + amount(each), 0);

const settings = { seed: 20_261, numRuns: 80 };

describe('whoever brought whom', { timeout: 30_000 }, () => {
  it('allocation leaves the total of the customers as it was, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(members, referrals, options, async (rows, brought, asked) => {
        const { result } = await referral(rows, brought, asked);
        const { total, outside } = result;
        expect(printedSum([total.allocated, outside.allocated])).toBe(printed(total.given));
        const onTop = (of: ReferralResult['outside'] | ReferralResult['total']) => [
          of.added,
          of.saved,
          -of.rewards,
        ];
        expect(printedSum([total.total, outside.referralValue])).toBe(
          printedSum([total.ownValue, -total.acquisition, ...onTop(total), ...onTop(outside)]),
        );
        // Nothing is saved of what was not subtracted.
        expect(total.acquisition).toBe(rows.length * Number(asked.acquisition));
        const { counted, ofOthers } = result.referrals;
        const known = result.referralValue === null ? counted - ofOthers : counted;
        expect(total.saved + outside.saved).toBeLessThanOrEqual(known * Number(asked.acquisition));
      }),
      settings,
    );
  });

  it('segments, groups and referrers add up to the total, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(members, referrals, options, async (rows, brought, asked) => {
        const { result } = await referral(rows, brought, asked);
        const { total, outside, segments, groups, newCustomers, referrals: counts } = result;
        const money = <T>(of: readonly T[], amount: (each: T) => number) =>
          printedSum(of.map(amount));
        expect(money(segments, (each) => each.total)).toBe(printed(total.total));
        expect(money(segments, (each) => each.referralValue)).toBe(printed(total.referralValue));
        expect(sum(segments, (each) => each.byReferral)).toBe(newCustomers.byReferral);
        expect(money(groups.groups, (each) => each.ownValue)).toBe(printed(total.ownValue));
        expect(money(groups.groups, (each) => each.referralValue)).toBe(
          printed(total.referralValue),
        );
        expect(sum(groups.groups, (each) => each.customers)).toBe(rows.length);
        expect(money(result.referrers, (each) => each.referralValue)).toBe(
          printedSum([total.referralValue, outside.referralValue]),
        );
        expect(sum(result.referrers, (each) => each.referred)).toBe(counts.counted);
        expect(sum(result.chain.depths, (each) => each.customers)).toBe(counts.counted);
      }),
      settings,
    );
  });

  it('every row is used or set aside, and the result keeps to its schema', async () => {
    await fc.assert(
      fc.asyncProperty(members, referrals, options, async (rows, brought, asked) => {
        const { result, sources } = await referral(rows, brought, asked);
        const [own] = sources;
        const aside = sum(Object.values(own?.setAside ?? {}), (count) => count);
        expect((own?.used ?? 0) + aside).toBe(brought.length);
        expect(own?.used).toBe(result.referrals.counted);
        expect(resultSchema.parse(result)).toEqual(result);
      }),
      settings,
    );
  });

  it('somebody in no file adds 0 without a value, and exactly the value less the reward with one', async () => {
    const amount = fc.integer({ min: 0, max: 900 });
    await fc.assert(
      fc.asyncProperty(members, fc.nat(5), amount, amount, async (rows, others, each, reward) => {
        const brought = Array.from({ length: others + 1 }, (_, i) => ({
          referrer: 'm0',
          referred: `x${i}`,
          day: 1,
          type: 'one',
        }));
        const terms = { margin: '30%' };
        const { result: plain } = await referral(rows, brought, terms);
        expect(plain.total.total).toBe(plain.total.ownValue);
        // Nothing was saved on somebody who would have come anyway, either: nothing was subtracted.
        const anyway = brought.map((row) => ({ ...row, type: 'two' }));
        const charged = await referral(rows, anyway, { ...terms, acquisition: `${each}` });
        expect(charged.result.total.saved).toBe(0);
        expect(charged.result.total.referralValue).toBe(0);
        expect(plain.referralValue).toBeNull();
        expect(plain.referrals.ofOthers).toBe(brought.length);
        expect(plain.leftOut).toContain('referredOutside');
        const valued = { ...terms, 'referral-value': `${each}`, 'referral-reward': `${reward}` };
        const { result } = await referral(rows, brought, valued);
        expect(printed(result.total.total)).toBe(
          printedSum([plain.total.total, brought.length * (each - reward)]),
        );
        expect(result.leftOut).not.toContain('referredOutside');
      }),
      settings,
    );
  });

  it('without --acquisition nothing is saved, and it is named as left out', async () => {
    const brought = [{ referrer: 'm0', referred: 'm1', day: 1, type: 'two' }];
    const rows = [1, 2].map((spend) => ({ spend, months: 1, home: '' }));
    const { result } = await referral(rows, brought, {});
    expect(result.total).toMatchObject({ ownValue: 3, acquisition: 0, saved: 0, total: 3 });
    expect(result.leftOut).toContain('acquisition');
    const terms = { margin: '100%', acquisition: '0.5' };
    // 3 − 2 × 0.5, and 0.5 of it was saved on the one who would have come anyway.
    const { result: charged } = await referral(rows, brought, terms);
    expect(charged.total).toMatchObject({ ownValue: 3, acquisition: 1, saved: 0.5, total: 2.5 });
    expect(charged.leftOut).not.toContain('acquisition');
  });

  it('own values are those of rapport value', async () => {
    await fc.assert(
      fc.asyncProperty(members, referrals, async (rows, brought) => {
        const { result } = await referral(rows, brought, { margin: '30%' });
        const valued = await inFiles(rows, [], (directory) =>
          value(
            { operands: ['customers.csv'], options: { margin: '30%' } },
            { directory, stdin: Readable.from([]) },
          ),
        );
        expect(result.total.ownValue).toBeCloseTo(valued.report.result.total.totalValue, 4);
      }),
      settings,
    );
  });
});
