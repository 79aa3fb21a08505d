import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { answer as answerTo } from './answer.ts';
import { recovery } from './command.ts';
import type { RecoveryResult } from './result.ts';

const run = runOf(recovery);

const customers = [
  'id,monthly_spend,tenure_months,status',
  'A,10,12,active',
  'B,30,12,active',
  'C,50,12,ended',
  'D,20,12,active',
  'E,90,12,',
  'F,70,12,active',
];
const cases = [
  'date,customer,problem,outcome',
  '2026-05-03,A,spoiled food,unresolved',
  '2026-05-10,A,late delivery,unresolved',
  '2026-05-16,B,late delivery,unresolved',
  '2026-05-05,C,late delivery,unresolved',
  '2026-05-05,D,late delivery,resolved',
  '2026-05-05,E,late delivery,unresolved',
  '2026-05-05,X,late delivery,unresolved',
];
const usual = {
  customers: 'customers.csv',
  retention: '80%/y',
  stay: 'unresolved=44%,resolved=90%',
  'no-problem-stay': '90%',
};

async function reportOf(options: OptionTexts, rows: readonly string[] = cases) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    writeFileSync(join(directory, 'customers.csv'), customers.join('\n'));
    writeFileSync(join(directory, 'cases.csv'), rows.join('\n'));
    const world = { directory, stdin: Readable.from([]) };
    const request = { operands: ['cases.csv'], options: { ...usual, ...options } };
    return (await run(request, world)).report;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const answer = async (options: OptionTexts, rows?: readonly string[]): Promise<RecoveryResult> =>
  (await reportOf(options, rows)).result;

it('lists who has an unresolved problem and has not left, with what is to come from each', async () => {
  const { list } = await answer({ list: 'fix-first' });
  // C has left; D's problem is resolved; nobody knows who X is.
  expect(list?.rows.map(({ id }) => id)).toEqual(['E', 'B', 'A']);
  expect([list?.customers, list?.gone]).toEqual([3, 1]);
  for (const { id, valueAtStake } of list?.rows ?? []) {
    const { customer } = await answer({ customer: id });
    expect(valueAtStake).toBe(customer?.valueToCome);
  }
});

it('says what is not resolved, since when, and how many such customers leave', async () => {
  const { list } = await answer({ list: 'fix-first' });
  const reasons = new Map(list?.rows.map(({ id, reason }) => [id, reason]));
  // The last case is of 16 May, 13 days after the 3rd; 44 % stay, so 56 % leave.
  expect(reasons.get('A')).toBe(
    'spoiled food unresolved since 2026-05-03, 13 days; 1 more not resolved; 56% of such customers leave',
  );
  expect(reasons.get('B')).toBe(
    'late delivery unresolved since 2026-05-16, 0 days; 56% of such customers leave',
  );
});

it('lists who did not complain of a problem too, by the stay rate of those', async () => {
  const stay = `${usual.stay},silent=20%`;
  const rows = [cases[0] ?? '', '2026-05-03,A,late delivery,silent'];
  const { list } = await answer({ list: 'fix-first', stay }, rows);
  expect(list?.rows.map(({ id, reason }) => [id, reason])).toEqual([
    ['A', 'late delivery not reported since 2026-05-03, 0 days; 80% of such customers leave'],
  ]);
});

it.each([
  ['has left', ['2026-05-05,C,late delivery,unresolved'], 'Nobody is left to call: the customer'],
  ['has such a problem', ['2026-05-05,D,late delivery,resolved'], 'No customer in the files has'],
])('says so where everybody %s, or nobody', async (_, rows, sentence) => {
  const report = await reportOf({ list: 'fix-first' }, [cases[0] ?? '', ...rows]);
  expect(report.result.list?.customers).toBe(0);
  expect(answerTo(report).sentence.startsWith(sentence)).toBe(true);
});

it('says of a fixed problem that brings nothing that it is worth nothing', async () => {
  const worse = { margin: '50%', stay: 'unresolved=90%,resolved=44%', to: 'resolved' };
  const { sentence } = answerTo(await reportOf({ ...worse, customer: 'A' }));
  expect(sentence).toBe(
    'Fixing a problem of "A" is worth nothing: by the stay rates, not more such customers stay.',
  );
});
