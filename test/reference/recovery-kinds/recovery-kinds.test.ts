import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { recovery } from '../../../src/commands/recovery/command.ts';
import type { RecoveryResult } from '../../../src/commands/recovery/result.ts';
import { runOf } from '../../../src/commands/testing/run-of.ts';
import {
  correlationOf,
  kindSpread,
  type StayCounts,
  shrunkenStay,
} from '../../../src/core/recovery/kind-rates.ts';

interface KindOracle {
  readonly cells: Readonly<Record<string, readonly [customers: number, stayed: number]>>;
  readonly pooled: number;
  readonly kindAlone: number;
  readonly kindAndOutcome: number;
  readonly posterior: Readonly<Record<string, number>>;
}
interface Oracle {
  readonly noProblem: number;
  readonly pooled: Readonly<Record<string, number>>;
  readonly chiSquared: number;
  readonly degrees: number;
  readonly meanSize: number;
  readonly correlation: number;
  readonly kinds: Readonly<Record<string, KindOracle>>;
}
const oracle: Oracle = JSON.parse(readFileSync(new URL('oracle.json', import.meta.url), 'utf8'));

const words = { unresolved: 'unresolved', resolved: 'resolved', quickly: 'resolved quickly' };
const outcomes = ['unresolved', 'resolved', 'quickly'] as const;
type Outcome = (typeof outcomes)[number];
const names = Object.keys(oracle.kinds);
const kindOf = (name: string): KindOracle => oracle.kinds[name] as KindOracle;
const countOf = (name: string, outcome: Outcome) => {
  const [customers, stayed] = kindOf(name).cells[words[outcome]] ?? [0, 0];
  return { customers, stayed };
};
const pooledOf = (outcome: Outcome): number => oracle.pooled[words[outcome]] ?? Number.NaN;
const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

/** Customers lost to a kind where its own shares have the weight that goes with this correlation. */
const lostBy = (name: string, correlation: number): number =>
  sum(
    outcomes.map((outcome) => {
      const own = countOf(name, outcome);
      const { noProblem } = oracle;
      const { stay } = shrunkenStay(own, pooledOf(outcome), correlation, noProblem);
      return own.customers * (noProblem - stay);
    }),
  );

describe('stay rates of kinds of problem, against the definitions', () => {
  it('are the pooled ones with no weight of their own: spoiled food loses 8.30, empty shelf 7.04', () => {
    for (const name of names) expect(lostBy(name, 0)).toBeCloseTo(kindOf(name).pooled, 9);
    expect(lostBy('spoiled food', 0).toFixed(2)).toBe('8.30');
    expect(lostBy('empty shelf', 0).toFixed(2)).toBe('7.04');
  });

  it('are those of each kind and outcome with all weight of their own: spoiled food 9.07, empty shelf 9.67', () => {
    for (const name of names) expect(lostBy(name, 1)).toBeCloseTo(kindOf(name).kindAndOutcome, 9);
    expect(lostBy('spoiled food', 1).toFixed(2)).toBe('9.07');
    expect(lostBy('empty shelf', 1).toFixed(2)).toBe('9.67');
  });

  it('are those of each kind alone where the outcome makes no difference: 9.07 and 8.54', () => {
    for (const name of names) {
      const cells = outcomes.map((outcome) => countOf(name, outcome));
      const customers = sum(cells.map((cell) => cell.customers));
      const stayed = sum(cells.map((cell) => cell.stayed));
      const { stay } = shrunkenStay({ customers, stayed }, 0.5, 1, oracle.noProblem);
      const lost = customers * (oracle.noProblem - stay);
      expect(lost).toBeCloseTo(kindOf(name).kindAlone, 9);
    }
  });

  it('differ as Pearson’s statistic of observed and expected counts has it', () => {
    const kinds = names.map(
      (name): StayCounts =>
        Object.fromEntries(outcomes.map((outcome) => [outcome, countOf(name, outcome)])),
    );
    const spread = kindSpread(kinds);
    expect(spread.chiSquared).toBeCloseTo(oracle.chiSquared, 9);
    expect(spread.degrees).toBe(oracle.degrees);
    expect(spread.meanSize).toBeCloseTo(oracle.meanSize, 9);
    expect(correlationOf(spread)).toBeCloseTo(oracle.correlation, 9);
  });

  it('are the means of the beta-binomial posterior, which numerical integration gives', () => {
    for (const name of names)
      for (const outcome of outcomes) {
        const own = countOf(name, outcome);
        // A no-problem rate of 1 caps nothing.
        const { stay } = shrunkenStay(own, pooledOf(outcome), oracle.correlation, 1);
        expect(stay).toBeCloseTo(kindOf(name).posterior[words[outcome]] ?? Number.NaN, 6);
      }
  });
});

describe('rapport recovery of the households', () => {
  let result: RecoveryResult;
  beforeAll(async () => {
    const directory = fileURLToPath(new URL('../../../fixtures/households', import.meta.url));
    const request = { customers: 'households.csv', over: '1y' };
    const world = { directory, stdin: Readable.from([]) };
    result = (await runOf(recovery)({ operands: ['cases.csv'], options: request }, world)).report
      .result;
  });

  it('takes the same no-problem rate and spread', () => {
    expect(result.rates.noProblem.stay).toBeCloseTo(oracle.noProblem, 12);
    expect(result.betweenKinds?.correlation).toBeCloseTo(oracle.correlation, 12);
  });

  it('loses, by outcome and by kind, as many as between the pooled rates and those of the kind', () => {
    for (const { problem, lost, rates } of result.kinds) {
      const { pooled, kindAndOutcome } = kindOf(problem);
      expect(lost).toBeGreaterThanOrEqual(Math.min(pooled, kindAndOutcome));
      expect(lost).toBeLessThanOrEqual(Math.max(pooled, kindAndOutcome));
      for (const { outcome, stay, own } of rates) {
        const ends = [pooledOf(outcome as Outcome), own ?? Number.NaN].map((rate) =>
          Math.min(rate, oracle.noProblem),
        );
        expect(stay).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-12);
        expect(stay).toBeLessThanOrEqual(Math.max(...ends) + 1e-12);
      }
    }
  });

  it('calls no order certain: the three ways to count them disagree about it', () => {
    expect(result.kinds.map(({ rank }) => rank)).toEqual(names.map(() => ({ low: 1, high: 4 })));
  });
});
