import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { printed, printedSum } from '../../core/numeric/testing/printed-sum.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { ror as rorCommand } from './command.ts';

const run = runOf(rorCommand);
const orders = readFileSync('fixtures/shop/orders.csv', 'utf8');
const club = readFileSync('fixtures/shop/club.csv', 'utf8');

async function resultOf(texts: readonly [string, string], options: OptionTexts = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-club-'));
  try {
    writeFileSync(join(directory, 'orders.csv'), texts[0]);
    writeFileSync(join(directory, 'club.csv'), texts[1]);
    const world = { directory, stdin: Readable.from([]) };
    const request = { operands: ['orders.csv'], options: { members: 'club.csv', ...options } };
    return (await run(request, world)).report.result;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The same rows, the last first. */
const reversed = (text: string): string => {
  const [header = '', ...rows] = text.trimEnd().split('\n');
  return `${[header, ...rows.reverse()].join('\n')}\n`;
};

it('does not depend on the order of rows, of orders or of members', async () => {
  const options = { margin: '40%', investment: '3600', draws: '200' };
  const one = await resultOf([orders, club], options);
  expect(await resultOf([reversed(orders), reversed(club)], options)).toEqual(one);
});

it('adds up exactly, and counts every member once', async () => {
  const options = { margin: '37.5%', investment: '3600,120.55', draws: '200' };
  const { ledger, realValue, cost, netValue, matched } = await resultOf([orders, club], options);
  const amounts = (line: string) =>
    ledger.filter((row) => row.line === line).map(({ amount }) => amount);
  expect(printedSum(amounts('real'))).toBe(printed(realValue));
  expect(cost?.total).toBe(3720.55);
  expect(printed(netValue ?? Number.NaN)).toBe(printedSum([realValue, -3720.55]));
  const { named, ...parts } = matched?.members ?? { named: -1 };
  expect(Object.values(parts).reduce((sum, each) => sum + each, 0)).toBe(named);
  const { difference = 0, laterJoiners, effect = Number.NaN } = matched?.spend ?? {};
  expect(printed(effect)).toBe(printedSum([difference, laterJoiners ?? 0]));
});

it('compares no cost with spend', async () => {
  const options = { investment: '3600', draws: '200' };
  const { basis, cost, netValue, returnInMoney, noInterval, leftOut, realValue, matched } =
    await resultOf([orders, club], options);
  expect({ basis, cost, netValue, returnInMoney, noInterval }).toEqual({
    basis: 'spend',
    cost: null,
    netValue: null,
    returnInMoney: null,
    noInterval: 'no-margin',
  });
  expect(leftOut).toContain('investment');
  expect(realValue).toBe(matched?.spend.effect);
  // Who stays longer spends more: that is in the effect.
  expect(leftOut).not.toContain('retention');
  expect(leftOut).not.toContain('both');
});

it('counts no more than the horizon', async () => {
  const { horizonYears, ledger } = await resultOf([orders, club], { horizon: '6mo', draws: '200' });
  // Half a year of 365.25 days, whole days only.
  expect(horizonYears).toBe(182 / 365.25);
  expect(ledger).toHaveLength(1);
});
