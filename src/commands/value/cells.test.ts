import { test } from 'vitest';
import { expectRowsAsList, reportsOn } from '../shared/testing/stay-answer.ts';
import { type RunOfTexts, runOf } from '../testing/run-of.ts';
import { value } from './command.ts';
import type { ValueResult } from './result.ts';

const run = runOf(value) as RunOfTexts<ValueResult>;

type Texts = Readonly<Record<string, string | true>>;

const report = reportsOn(run);

const economics = {
  margin: '40%',
  serving: '3/mo',
  marketing: '2%',
  discount: '10%',
  growth: '2%',
  referrals: '0.3/y',
  'referral-value': '20',
  incidents: '0.4/y',
  mended: '50%',
  kept: '20%',
  'mending-cost': '5',
  acquisition: '100',
  period: '1mo',
};

const asked: readonly Texts[] = [
  {},
  { by: 'home' },
  { ...economics, by: 'home', explain: true },
  { ...economics, method: 'observed', payback: '1y' },
  { ...economics, tenure: '4y', by: 'home' },
  { by: 'home', horizon: '12y', period: '1mo', discount: '10%' },
  { method: 'all', period: '1mo' },
  { method: 'all', period: '1mo', horizon: '9y', by: 'home' },
  { 'window-start': '2020-06-01', method: 'expected' },
  { margin: '20%..50%', draws: '100', discount: '10%', period: 'y' },
];

test.each(asked)(
  'rows say of values what the list says: %j',
  (options) => expectRowsAsList(report, options),
  60_000,
);
