import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import type { Answer, OptionValues, Request, World } from '../command.ts';
import { run as estimate } from '../estimate/run.ts';
import { run as recovery } from '../recovery/run.ts';
import { run as retention } from '../retention/run.ts';
import { run as ror } from '../ror/run.ts';
import { run as value } from '../value/run.ts';
import type { Bridge, CompareResult } from './result.ts';
import { run } from './run.ts';

const directory = mkdtempSync(join(tmpdir(), 'rapport-compare-'));
afterAll(() => rmSync(directory, { recursive: true }));
const world: World = { directory, stdin: Readable.from([]) };

type Run = (request: Request, world: World) => Promise<Answer<unknown>>;

/** What a command answers, given the texts of its files. */
async function answered(
  command: Run,
  options: OptionValues,
  ...texts: readonly string[]
): Promise<unknown> {
  const operands = texts.map((text, i) => {
    // A programme begins with a comment, which no table does.
    const file = `input-${i}.${text.startsWith('#') ? 'yaml' : 'csv'}`;
    writeFileSync(join(directory, file), text);
    return file;
  });
  return (await command({ operands, options }, world)).report;
}

async function compared(before: unknown, after: unknown): Promise<Answer<CompareResult>> {
  for (const [name, report] of Object.entries({ 'before.json': before, 'after.json': after })) {
    writeFileSync(join(directory, name), JSON.stringify(report));
  }
  return run({ operands: ['before.json', 'after.json'], options: {} }, world);
}

async function comparedEstimates(
  before: OptionValues,
  after: OptionValues,
): Promise<Answer<CompareResult>> {
  return compared(await answered(estimate, before), await answered(estimate, after));
}

const resultOf = ({ report }: Answer<CompareResult>): CompareResult => report.result;

const bridgeBy = ({ bridges }: CompareResult, by: Bridge['by']): Bridge => {
  const found = bridges.find((bridge) => bridge.by === by);
  if (found === undefined) throw new Error(`no bridge by ${by}`);
  return found;
};

const effects = ({ parts }: Bridge): Record<string, number> =>
  Object.fromEntries(parts.map(({ name, effect }) => [name, effect]));

const added = ({ before, parts }: Bridge): number =>
  parts.reduce((sum, { effect }) => sum + effect, before);

describe('two estimates', () => {
  it('are explained by their inputs, each at the mean of both orders', async () => {
    const result = resultOf(
      await comparedEstimates(
        { spend: '1000/y', tenure: '4y', margin: '25%' },
        { spend: '1200/y', tenure: '5y', margin: '25%' },
      ),
    );
    // spend: ½(200·4 + 200·5)·25 % = 225; tenure: ½(1000 + 1200)·1·25 % = 275.
    expect(effects(bridgeBy(result, 'input'))).toEqual({ spend: 225, tenure: 275 });
    expect(result.headline).toMatchObject({ before: 1000, after: 1500, changeShare: 0.5 });
  });

  it('count an input that one of them leaves out as new or vanished', async () => {
    const plain = { spend: '1000/y', tenure: '4y', margin: '25%' };
    const result = resultOf(await comparedEstimates(plain, { ...plain, serving: '50/y' }));
    expect(bridgeBy(result, 'input').parts).toEqual([
      { name: 'serving', kind: 'new', before: null, after: '50/y', effect: -200 },
    ]);
    expect(bridgeBy(result, 'step').parts[0]).toMatchObject({ name: 'serving', kind: 'new' });
  });

  it('are alike where only words differ: a default given, a unit, a range of the same base', async () => {
    const result = resultOf(
      await comparedEstimates(
        { spend: '1000/y', tenure: '4y', margin: '25%' },
        { spend: '1000/y', tenure: '48mo', margin: '20%..25%..30%', timing: 'mid' },
      ),
    );
    expect(result.headline.change).toBe(0);
    expect(bridgeBy(result, 'step').parts.every(({ effect }) => effect === 0)).toBe(true);
  });

  it('say what cannot be told apart where a mixture has no value', async () => {
    const { report } = await comparedEstimates(
      { spend: '1000/y', retention: '100%/y', horizon: '5y' },
      { spend: '1000/y', retention: '80%/y' },
    );
    expect(report.problems.map(({ code }) => code)).toEqual(['inputs-inseparable']);
    expect(report.result.bridges.map(({ by }) => by)).toEqual(['step']);
  });

  it('say so where too many inputs changed', async () => {
    const inputs = (n: number): OptionValues => ({
      spend: `${1000 + n}/y`,
      tenure: `${4 + n}y`,
      margin: `${25 + n}%`,
      serving: `${n + 1}/y`,
      marketing: `${n + 2}/y`,
      discount: `${n + 3}%`,
      growth: `${n + 1}%`,
      acquisition: `${n + 9}`,
      referrals: `0.${n + 1}/y`,
      'referral-value': `${n + 5}`,
      'referral-reward': `${n + 2}`,
      incidents: `0.${n + 2}/y`,
      mended: `${n + 30}%`,
      kept: `${n + 20}%`,
    });
    const { report } = await comparedEstimates(inputs(1), inputs(2));
    expect(report.problems).toMatchObject([{ code: 'inputs-inseparable' }]);
  });

  it('are not explained by inputs that do not give the saved result', async () => {
    const before = await answered(estimate, { spend: '1000/y', tenure: '4y' });
    const after = JSON.parse(JSON.stringify(before).replaceAll('"4y"', '"5y"')) as unknown;
    const { report } = await compared(before, after);
    expect(report.problems).toMatchObject([
      { code: 'estimate-not-reproduced', file: 'after.json' },
    ]);
  });
});

const anyOptions = fc
  .record({
    spend: fc.integer({ min: 1, max: 5000 }).map((n) => `${n}/mo`),
    retention: fc.integer({ min: 0, max: 95 }).map((n) => `${n}%/y`),
    margin: fc.integer({ min: 0, max: 100 }).map((n) => `${n}%`),
    discount: fc.option(fc.integer({ min: 0, max: 30 }).map((n) => `${n}%`)),
    serving: fc.option(fc.integer({ min: 0, max: 90 }).map((n) => `${n}/y`)),
    acquisition: fc.option(fc.integer({ min: 0, max: 3000 }).map(String)),
    timing: fc.option(fc.constantFrom('start', 'mid', 'end')),
  })
  .map((options) =>
    Object.fromEntries(
      Object.entries(options).flatMap(([name, text]): [string, string][] =>
        text === null ? [] : [[name, text]],
      ),
    ),
  );

describe('any two estimates', () => {
  it('are bridged to the last digit, and back by the negative', async () => {
    await fc.assert(
      fc.asyncProperty(anyOptions, anyOptions, async (before, after) => {
        const there = resultOf(await comparedEstimates(before, after));
        const back = resultOf(await comparedEstimates(after, before));
        for (const bridge of there.bridges) {
          expect(added(bridge)).toBe(bridge.after);
          expect([bridge.before, bridge.after]).toEqual([
            there.headline.before,
            there.headline.after,
          ]);
          const negative = Object.entries(effects(bridge)).map(([name, effect]) => [
            name,
            0 - effect,
          ]);
          expect(effects(bridgeBy(back, bridge.by))).toEqual(Object.fromEntries(negative));
        }
        expect(there.better.map(({ name }) => name).sort()).toEqual(
          back.worse.map(({ name }) => name).sort(),
        );
      }),
      { seed: 4, numRuns: 40 },
    );
  });
});

const customers = (rows: readonly string[]): string =>
  ['customer,plan,monthly spend,tenure months,status', ...rows].join('\n');

describe('two files of customers', () => {
  const before = customers(['A,basic,10,12,ended', 'B,basic,10,12,active', 'C,gold,50,24,ended']);
  const after = customers(['A,basic,10,24,ended', 'D,new,20,6,active', 'E,new,20,6,active']);

  it('are explained by segment: more of them, or worth more each', async () => {
    const by = { by: ['plan'] };
    const result = resultOf(
      await compared(await answered(value, by, before), await answered(value, by, after)),
    );
    // basic: 2 × 120 becomes 1 × 240; gold: 1 × 1,200 vanishes; new: 2 × 120 comes.
    const parts = bridgeBy(result, 'segment').parts.map(
      ({ name, kind, effect, levelEffect, weightEffect }) => ({
        name,
        kind,
        effect,
        levelEffect,
        weightEffect,
      }),
    );
    expect(parts).toEqual([
      { name: 'new', kind: 'new', effect: 240, levelEffect: 0, weightEffect: 240 },
      { name: 'gold', kind: 'vanished', effect: -1200, levelEffect: 0, weightEffect: -1200 },
      { name: 'basic', kind: 'changed', effect: 0, levelEffect: 180, weightEffect: -180 },
    ]);
    expect(result.headline).toMatchObject({ before: 1440, after: 480 });
  });

  it('are explained by the rates of segments, and what share each has', async () => {
    const by = { by: ['plan'] };
    const result = resultOf(
      await compared(await answered(retention, by, before), await answered(retention, by, after)),
    );
    // 2 ended in 4 years before; 1 ended in 3 years after: 0.5 to 0.333.
    expect(result.headline.before).toBeCloseTo(0.5, 12);
    expect(result.headline.after).toBeCloseTo(1 / 3, 12);
    const bridge = bridgeBy(result, 'segment');
    expect(added(bridge)).toBe(bridge.after);
    // r = 5/12; new: no rate, a third of the exposure: (0 − 5/12)/3. gold: ½ a year, half of the exposure.
    expect(effects(bridge)['new']).toBeCloseTo(-5 / 36, 12);
    expect(effects(bridge)['gold']).toBeCloseTo(-(1 / 2 - 5 / 12) / 2, 12);
    expect(result.better.map(({ name }) => name)).toContain('total.exponential.rate');
  });

  it('are refused where they are divided or valued in different ways', async () => {
    const plain = await answered(value, {}, before);
    const divided = await answered(value, { by: ['plan'] }, before);
    const assumed = await answered(value, { tenure: '4y', margin: '20%' }, before);
    await expect(compared(plain, divided)).rejects.toThrow('results-differ');
    // Method and basis are both named.
    await expect(compared(plain, assumed)).rejects.toThrow('results-differ, results-differ');
  });
});

describe('two programmes, and two years of problems', () => {
  it('are explained by what they consist of, to the last digit', async () => {
    const programme = (investment: number): string =>
      [
        '# A club',
        'customers: 1000',
        'assignment: matched',
        'horizon: 3y',
        'margin: 25%',
        'after: { spend: 1000/y, retention: 80%/y }',
        'comparison: { spend: 900/y, retention: 75%/y }',
        `investment: [{ year: 1, amount: ${investment} }]`,
      ].join('\n');
    const programmes = resultOf(
      await compared(
        await answered(ror, {}, programme(120_000)),
        await answered(ror, {}, programme(150_000)),
      ),
    );
    const { investment = 0, ...others } = effects(bridgeBy(programmes, 'component'));
    expect(investment).toBe(-30_000);
    expect(Object.values(others).every((effect) => effect === 0)).toBe(true);

    const problems = (many: number) =>
      `problem,customers,complained,unresolved,resolved,quickly\ndelivery,${many},40,10,20,10\n`;
    const options = { severity: 'major', 'no-problem-stay': '90%', 'value-to-come': '1000' };
    const years = resultOf(
      await compared(
        await answered(recovery, options, problems(80)),
        await answered(recovery, options, problems(60)),
      ),
    );
    for (const bridge of [...programmes.bridges, ...years.bridges]) {
      expect(added(bridge)).toBe(bridge.after);
    }
    expect(years.better.map(({ name }) => name)).toContain('total.valueAtRisk');
  });
});

describe('a file that is no result', () => {
  const sound = { schema: 'rapport/estimate@1' };
  it.each([
    ['saved-result-broken', { ...sound, result: JSON.parse('{"__proto__": 1}') as unknown }],
    ['saved-result-broken', { ...sound, assumptions: [1e308] }],
    ['saved-result-foreign', { schema: { toString: 'rapport/estimate@1' } }],
    ['saved-result-foreign', [sound]],
    ['saved-result-version', { schema: 'rapport/estimate@2' }],
    ['comparison-unknown', { schema: 'rapport/constructor@1' }],
  ])('is refused as %s', async (code, json) => {
    await expect(compared(json, json)).rejects.toThrow(code);
    await expect(compared(json, json)).rejects.toBeInstanceOf(Refusal);
  });

  it('is refused with numbers that no calculation gives', async () => {
    const report = await answered(estimate, { spend: '1000/y', tenure: '4y' });
    for (const number of ['1e999', '1e300', '"NaN"', 'null']) {
      const text = JSON.stringify(report).replaceAll(':4000', `:${number}`);
      writeFileSync(join(directory, 'odd.json'), text);
      const request = { operands: ['odd.json', 'odd.json'], options: {} };
      await expect(run(request, world)).rejects.toThrow('saved-result-broken');
    }
  });

  it('is refused however deep it is', async () => {
    const deep = `{"schema":"rapport/value@1","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    writeFileSync(join(directory, 'deep.json'), deep);
    const request = { operands: ['deep.json', 'deep.json'], options: {} };
    await expect(run(request, world)).rejects.toThrow('saved-result-broken');
  });
});
