import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { forecast } from '../../../src/commands/forecast/command.ts';
import { runOf } from '../../../src/commands/testing/run-of.ts';

interface Oracle {
  readonly cuts: Readonly<Record<'silent' | 'purchases' | 'spend', readonly number[]>>;
  /** "545 champions": recency, frequency and spend, and the group. */
  readonly scores: Readonly<Record<string, string>>;
}

const oracle = JSON.parse(readFileSync(new URL('oracle.json', import.meta.url), 'utf8')) as Oracle;

test('the scores of recency, frequency and spend, their cuts and groups are those of pandas', async () => {
  const { report } = await runOf(forecast)(
    {
      operands: ['fixtures/shop/orders.csv'],
      options: { each: true, 'all-figures': true, holdout: 'none' },
    },
    { directory: process.cwd(), stdin: Readable.from([]) },
  );
  const scores = [...(report.result.customers ?? [])].map(
    ({ id, recencyScore, frequencyScore, monetaryScore, rfmGroup }) => [
      id,
      `${recencyScore}${frequencyScore}${monetaryScore} ${rfmGroup}`,
    ],
  );
  expect(Object.fromEntries(scores)).toEqual(oracle.scores);
  const { silent, purchases, spend } = oracle.cuts;
  expect(report.result.rfm).toEqual({ daysSilent: silent, purchases, totalSpend: spend });
});
