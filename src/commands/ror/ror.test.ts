import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printed, printedSum } from '../../core/numeric/testing/printed-sum.ts';
import type { OptionTexts } from '../option.ts';
import { refusals } from '../shared/reading/testing/customers-from.ts';
import { runOf } from '../testing/run-of.ts';
import { ror as rorCommand } from './command.ts';
import type { GroupsResult } from './result.ts';
import { starter } from './starter.ts';

const run = runOf(rorCommand);

/** What the files come to; those that end in .csv or .yaml and that no option names are operands. */
async function reportOf(files: Readonly<Record<string, string>>, options: OptionTexts = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-ror-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    const aside = Object.values(options).flat();
    const operands = Object.keys(files).filter((name) => !aside.includes(name));
    const world = { directory, stdin: Readable.from([]) };
    return (await run({ operands, options }, world)).report;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Of groups of customers, whose costs are compared with margin. */
const resultOf = async (...request: Parameters<typeof reportOf>) =>
  (await reportOf(...request)).result as GroupsResult;

const behaviourText = ({ spend, retention }: { spend: number; retention: number }) =>
  `{ spend: ${spend.toFixed(2)}/y, retention: ${retention.toFixed(4)}/y }`;

const anyBehaviour = fc.record({
  spend: fc.double({ min: 0, max: 5000, noNaN: true }),
  retention: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
});

describe('a programme file', () => {
  it('has a real total that is exactly the sum of its parts and of its ledger, and a return of it', async () => {
    await fc.assert(
      fc.asyncProperty(anyBehaviour, anyBehaviour, anyBehaviour, async (before, after, other) => {
        const text = `customers: 70\nhorizon: 5y\nmargin: 30%\ndiscount: 8%\nbefore: ${behaviourText(before)}
after: ${behaviourText(after)}\ncomparison: ${behaviourText(other)}\nserving-saved: 2/y
investment: [{ year: 1, amount: 900 }, { year: 3, amount: 100 }]\nrewards: { each: 3/y, anyway: 50% }\n`;
        const result = await resultOf({ 'programme.yaml': text });
        const total = result.realValue;
        for (const part of ['loyalty', 'recommendations'] as const) {
          const { total: ofPart, ...kinds } = result[part].real;
          expect(printedSum(Object.values(kinds))).toBe(printed(ofPart));
          const rows = result.ledger.filter((row) => row.part === part);
          expect(printedSum(rows.map(({ amount }) => amount))).toBe(printed(ofPart));
        }
        const { loyalty, recommendations } = result;
        expect(printedSum([loyalty.real.total, recommendations.real.total])).toBe(printed(total));
        const real = result.ledger.filter(({ line }) => line === 'real');
        expect(printedSum(real.map(({ amount }) => amount))).toBe(printed(total));
        expect(printed(result.netValue)).toBe(printedSum([total, -result.cost.total]));
        expect(result.returnInMoney).toBeCloseTo(result.netValue / result.cost.total, 12);
        expect(result.years.at(-1)?.cumulative).toBe(result.netValue);
      }),
      { seed: 21, numRuns: 40 },
    );
  });

  it('that changes nothing and costs something returns exactly −1', async () => {
    await fc.assert(
      fc.asyncProperty(anyBehaviour, async (same) => {
        const groups = `before: ${behaviourText(same)}\nafter: ${behaviourText(same)}\n`;
        const text = `customers: 9\nhorizon: 3y\nmargin: 25%\n${groups}investment: [{ year: 1, amount: 70 }]\n`;
        expect((await resultOf({ 'p.yaml': text })).returnInMoney).toBe(-1);
      }),
      { seed: 22, numRuns: 20 },
    );
  });

  it('shows an effect less certainly without its comparison', async () => {
    const alone = `customers: 9\nhorizon: 3y\nmargin: 25%\nassignment: randomised
before: { spend: 50/mo, retention: 70%/y }\nafter: { spend: 60/mo, retention: 80%/y }\n`;
    const compared = `${alone}comparison: { spend: 50/mo, retention: 70%/y }\n`;
    const [without, withComparison] = [
      await resultOf({ 'p.yaml': alone }),
      await resultOf({ 'p.yaml': compared }),
    ];
    expect(withComparison.label).toBe('caused');
    expect(without.label).toBe('associated with, not caused by');
    expect(without.loyalty).toEqual(withComparison.loyalty);
  });

  it('counts of the recovered those who would have left', async () => {
    const text = `customers: 100\nhorizon: 1y\nmargin: 25%\nbefore: { spend: 50/mo, retention: 70%/y }
after: { spend: 50/mo, retention: 70%/y }\nrecovery: { customers: 2/y, value: 3000, kept: 30% }\n`;
    // 2 a year × 3,000 × 30 % for a year; without the share, all of them: 6,000.
    expect((await resultOf({ 'p.yaml': text })).loyalty.real.recovery).toBeCloseTo(1800, 6);
    const all = await resultOf({ 'p.yaml': text.replace(', kept: 30%', '') });
    expect(all.loyalty.real.recovery).toBeCloseTo(6000, 6);
  });

  it('refuses what is perceived without its part, its name or its number, and a price of nothing', async () => {
    const text = `customers: 9\nhorizon: 1y\nmargin: 25%\nbefore: { spend: 50/mo, retention: 70%/y }
after: { spend: 60/mo, retention: 80%/y }\nperceived: {
  sharing: { impressions: 9/y, tracked: 20% },
  others: [{ what: photos, number: 3/y }, { part: loyalty, number: 3/y }, { part: loyalty, what: calls }] }\n`;
    const problems = await refusals(reportOf({ 'p.yaml': text }));
    expect(problems.map(({ args }) => args)).toMatchObject(
      ['part', 'what', 'number'].map((name) => ({ name: `the ${name} of what is perceived` })),
    );
    const unpriced = text.replace(/others: .*/, '}');
    expect(await refusals(reportOf({ 'p.yaml': unpriced }))).toMatchObject([
      { code: 'option-needs', args: { needs: 'perceived, sharing, cpm' } },
    ]);
  });

  it('is refused without a margin, since costs are compared with nothing else', async () => {
    const text = `customers: 9\nhorizon: 1y\nbefore: { spend: 50/mo, retention: 70%/y }
after: { spend: 60/mo, retention: 80%/y }\ninvestment: [{ year: 1, amount: 70 }]\n`;
    expect(await refusals(reportOf({ 'p.yaml': text }))).toMatchObject([{ code: 'margin-needed' }]);
    const { basis } = await resultOf({ 'p.yaml': text }, { margin: '100%' });
    expect(basis).toBe('margin');
  });

  it('runs as --init writes it', async () => {
    const { label, leftOut } = await resultOf({ [starter.file]: starter.text }, { draws: '100' });
    expect(label).toBe('estimated effect');
    // The file discounts, and has no running costs of a customer.
    expect(leftOut).toEqual(['serving', 'marketing']);
  });

  it('draws from its ranges what lies between its ends', async () => {
    const text = `customers: 9\nhorizon: 3y\nmargin: 20%..30%\nbefore: { spend: 50/mo, retention: 70%/y }
after: { spend: 60/mo, retention: 80%/y }\ninvestment: [{ year: 1, amount: 900 }]\n`;
    const at = async (margin: string) => {
      const { returnInMoney } = await resultOf({ 'p.yaml': text }, { margin });
      return returnInMoney ?? Number.NaN;
    };
    const [least, most] = [await at('20%'), await at('30%')];
    const { interval } = await resultOf({ 'p.yaml': text }, { draws: '2000' });
    // The return is in proportion to the margin, and the margin is drawn evenly.
    expect(interval?.low).toBeCloseTo(least + 0.1 * (most - least), 1);
    expect(interval?.high).toBeCloseTo(least + 0.9 * (most - least), 1);
  });
});

describe('files of customers', () => {
  const header =
    'id,treated,spend_before_mo,spend_after_mo,tenure_before_mo,tenure_after_mo,status\n';
  const treated = 'A,yes,10,14,6,18,active\nB,yes,30,32,6,18,active\nC,yes,50,0,6,12,ended\n';
  const others = 'D,no,20,21,6,18,active\nE,no,40,43,6,18,active\nF,no,10,10,6,9,ended\n';
  const inputs = { margin: '50%', investment: '100', draws: '100' };

  it('come to the same in one file, in two, and in any order', async () => {
    const one = await resultOf({ 'all.csv': header + treated + others }, inputs);
    const mixed = await resultOf({ 'all.csv': header + others + treated }, inputs);
    const two = await resultOf(
      { 'treated.csv': header + treated, 'others.csv': header + others },
      { ...inputs, comparison: ['others.csv'] },
    );
    expect(two).toEqual(one);
    expect({ ...mixed, interval: null }).toEqual({ ...one, interval: null });
    // 90 and 70 a month before, of three each: 360 and 280 a year. Those who stayed went from 40 to 46 and from 60
    // to 64: 360·46/40 = 414, and 360 + 280·64/60 − 280 = 378.67 without the programme.
    expect(one.groups.treated.before?.annualSpend).toBeCloseTo(360, 9);
    expect(one.groups.treated.after.annualSpend).toBeCloseTo(414, 9);
    expect(one.groups.counterfactual.annualSpend).toBeCloseTo(360 + (280 * 4) / 60, 6);
    // 1 ended in 2.5 years, 1 in 2.25; of spend, 50 in 10 + 30 + 25, and 10 in 20 + 40 + 2.5.
    expect(one.groups.treated.after.retention).toBeCloseTo(Math.exp(-1 / 2.5), 9);
    expect(one.groups.counterfactual.retention).toBeCloseTo(Math.exp(-1 / 2.25), 9);
    expect(one.groups.treated.after.spendRetention).toBeCloseTo(Math.exp(-50 / 65), 9);
    expect(one.groups.counterfactual.spendRetention).toBeCloseTo(Math.exp(-10 / 62.5), 9);
    // All who were there: 46 and 64 a month after, of three each. Those who stayed: two each.
    expect(one.spendCompared).toEqual({
      all: {
        treated: { customers: 3, before: 360, after: 184 },
        comparison: { customers: 3, before: 280, after: 256 },
        difference: -152,
      },
      stayed: {
        treated: { customers: 2, before: 240, after: 276 },
        comparison: { customers: 2, before: 360, after: 384 },
        difference: 12,
      },
    });
  });

  it('refuse quantities of a programme file that they have themselves', async () => {
    const programme = 'margin: 50%\ncustomers: 5\nafter: { spend: 9/mo, retention: 10%/y }\n';
    const files = { 'all.csv': header + treated + others, 'p.yaml': programme };
    const problems = await refusals(reportOf(files, { programme: 'p.yaml', draws: '100' }));
    expect(problems.map(({ args }) => args)).toMatchObject(
      ['customers', 'after, spend', 'after, retention'].map((name) => ({
        options: `${name} of the programme file and all.csv`,
      })),
    );
  });

  it.each([
    ['referral: { value: 900 }', 'referral, value', 'referral, each'],
    ['recovery: { value: 900, kept: 30% }', 'recovery, value', 'recovery, customers'],
  ])(
    'refuse %s of a programme file where the number of customers is missing',
    async (text, option, needs) => {
      const files = { 'all.csv': header + treated + others, 'p.yaml': `margin: 50%\n${text}\n` };
      const [first] = await refusals(reportOf(files, { programme: 'p.yaml', draws: '100' }));
      expect(first).toMatchObject({ code: 'option-needs', args: { option, needs } });
    },
  );

  it('without anybody to compare with take the retention of before from the programme', async () => {
    const programme = 'margin: 50%\nbefore: { retention: 60%/y }\n';
    const files = { 'all.csv': header + treated, 'p.yaml': programme };
    const result = await resultOf(files, { programme: 'p.yaml', draws: '100' });
    expect(result.comparison).toBe('before-after');
    // 90 a month before, of three. The retention of before is that of customers, so that spend has none of its own.
    expect(result.groups.counterfactual).toEqual({ annualSpend: 360, retention: 0.6 });
  });
});
