import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { finished } from './harness/child-process.ts';
import { commandLine } from './harness/command-line.ts';

/** What an analyst types in the first ten minutes, what it answers, and what it leads to. */
interface Try {
  readonly typed: string;
  readonly code: 0 | 2;
  /** Printed, on whichever stream, but for its line breaks. */
  readonly says: string;
  /** What is printed from which the next command line follows; the line itself where it is all there. */
  readonly leads?: string;
  /** A command line that works. */
  readonly next: string;
}

const tries: readonly Try[] = [
  {
    typed: 'rapport',
    code: 2,
    says: 'Usage: rapport FILE... [options]',
    next: 'rapport orders.csv ads.csv --margin 40%',
  },
  {
    typed: 'rapport orders.csv',
    code: 0,
    says: 'About 58 of 250 customers will buy within a year',
    next: 'rapport forecast orders.csv',
  },
  {
    typed: 'rapport orders.csv ads.csv',
    code: 0,
    says: 'costs of winning customers, 90 rows',
    next: 'rapport cohorts orders.csv --by channel --acquisition-costs ads.csv --payback 90d --margin 40%',
  },
  {
    typed: 'rapport ordres.csv',
    code: 2,
    says: 'there is no such file',
    leads: 'Did you mean orders.csv?',
    next: 'rapport orders.csv',
  },
  {
    typed: 'rapport ltv',
    code: 0,
    says: 'Lifetime value is computed by value from a list of customers',
    next: 'rapport value customers.csv',
  },
  {
    typed: 'rapport ltv orders.csv',
    code: 2,
    says: '"ltv" is the name of a question, not of a command',
    next: 'rapport forecast orders.csv',
  },
  {
    typed: 'rapport clv customers.csv --margin 25%',
    code: 2,
    says: '"clv" is the name of a question, not of a command',
    next: 'rapport value customers.csv --margin 25%',
  },
  {
    typed: 'rapport churn subs.csv --as-of 2026-06-30 --mrr',
    code: 2,
    says: 'How long customers stay, and at what rate they leave, is estimated by retention',
    next: 'rapport retention subs.csv --as-of 2026-06-30',
  },
  {
    typed: 'rapport cac orders.csv ads.csv',
    code: 2,
    says: 'What a new customer costs, and may cost, is computed by cohorts',
    next: 'rapport orders.csv ads.csv --margin 40%',
  },
  {
    typed: 'rapport payback orders.csv --margin 55%',
    code: 2,
    says: 'When the cost of winning customers has come back is computed by cohorts',
    next: 'rapport cohorts orders.csv --margin 55% --acquisition 25',
  },
  {
    typed: 'rapport rfm orders.csv',
    code: 2,
    says: 'Recency, frequency and spend of each customer',
    next: 'rapport forecast orders.csv --each',
  },
  {
    typed: 'rapport referrals referrals.csv customers.csv',
    code: 2,
    says: 'Who brings others, and what that is worth, is computed by referral',
    next: 'rapport referrals.csv customers.csv',
  },
  {
    typed: 'rapport valeu customers.csv --by home',
    code: 2,
    says: 'there is no command "valeu"',
    next: 'rapport value customers.csv --by home',
  },
  {
    typed: 'rapport --margin 25% value customers.csv',
    code: 2,
    says: 'there is no command "--margin"',
    next: 'rapport value --margin 25% customers.csv',
  },
  {
    typed: 'rapport value orders.csv',
    code: 2,
    says: 'the file looks like a log of orders',
    next: 'rapport forecast orders.csv',
  },
  {
    typed: 'rapport forecast customers.csv',
    code: 2,
    says: 'by its headers this is a list of customers',
    next: 'rapport value customers.csv',
  },
  {
    typed: 'rapport estimate orders.csv --margin 40%',
    code: 2,
    says: 'estimate reads only its options, not "orders.csv"',
    next: 'rapport orders.csv --margin 40%',
  },
  {
    typed: 'rapport estimate 1062 4y',
    code: 2,
    says: 'estimate reads only its options, not "1062"',
    next: 'rapport estimate --spend 1062/mo --tenure 4y',
  },
  {
    typed: 'rapport estimate --spend 1062 --tenure 4y',
    code: 2,
    says: '"1062" has no unit',
    leads: 'like 1062/mo or 12744/y',
    next: 'rapport estimate --spend 1062/mo --tenure 4y',
  },
  {
    typed: 'rapport estimate --spend 1062/mo --tenur 4y',
    code: 2,
    says: '--tenur is not an option of estimate',
    leads: 'Did you mean --tenure?',
    next: 'rapport estimate --spend 1062/mo --tenure 4y',
  },
  {
    typed: 'rapport value churn.csv',
    code: 2,
    says: 'the unit of the tenure is not given',
    leads: '--column tenure=tenure:mo',
    next: 'rapport value churn.csv --column tenure=tenure:mo',
  },
  {
    typed: 'rapport value customers.csv --margin 25',
    code: 2,
    says: '--margin: "25" has no unit',
    leads: 'like 25% or 0.25',
    next: 'rapport value customers.csv --margin 25%',
  },
  {
    typed: 'rapport value customers.csv --by hoem',
    code: 2,
    says: 'there is no column "hoem"',
    leads: 'Did you mean "home"?',
    next: 'rapport value customers.csv --by home',
  },
  {
    typed: 'rapport retention stays.csv',
    code: 2,
    says: '183 customers have a start and no end',
    leads: '--as-of 2026-06-27',
    next: 'rapport retention stays.csv --as-of 2026-06-27',
  },
  {
    typed: 'rapport cohorts orders.csv --payback 90d',
    code: 2,
    says: '--payback is paid out of margin, and no margin is given',
    leads: 'Add --margin, for example --margin 25%',
    next: 'rapport cohorts orders.csv --payback 90d --margin 25%',
  },
  {
    typed: 'rapport forecast orders.csv --months 12',
    code: 2,
    says: '--months takes no value',
    leads: 'Write --months alone.',
    next: 'rapport forecast orders.csv --months',
  },
  {
    typed: 'rapport referral referrals.csv',
    code: 2,
    says: 'referral needs --customers',
    next: 'rapport referral referrals.csv --customers customers.csv',
  },
  {
    typed: 'rapport value customers.csv --excel',
    code: 2,
    says: '--excel is not an option of value',
    leads: '-o FILE.xlsx',
    next: 'rapport value customers.csv -o FILE.xlsx',
  },
  {
    typed: 'rapport explain marjin',
    code: 2,
    says: '"marjin" is no code of a problem, term, option, field or command',
    leads: 'Did you mean margin?',
    next: 'rapport explain margin',
  },
];

const files = {
  'orders.csv': 'shop/orders.csv',
  'ads.csv': 'shop/ads.csv',
  'customers.csv': 'households/households.csv',
  'stays.csv': 'households/stays.csv',
  'referrals.csv': 'households/referrals.csv',
  'churn.csv': 'exports/telecom-churn.csv',
  'subs.csv': 'exports/stripe-subscriptions.csv',
};

const program = inject('program');

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rapport-tries-'));
  await mkdir(directory, { recursive: true });
  for (const [name, fixture] of Object.entries(files))
    await cp(join('fixtures', fixture), join(directory, name));
});
afterAll(() => rm(directory, { recursive: true }));

/** What a command line prints, with every line break and what continues a line as one space. */
async function ran(line: string): Promise<{ code: number | null; printed: string }> {
  const [, ...args] = commandLine(line).words;
  const { code, stdout, stderr } = await finished(process.execPath, [program, ...args], {
    directory,
  });
  const printed = `${stdout}\n${stderr}`.replaceAll(/ \\\n/g, ' ').replaceAll(/\s+/g, ' ');
  return { code, printed };
}

it('has twenty of them', () => {
  expect(tries.length).toBeGreaterThanOrEqual(20);
});

describe.each(tries)('the first try "$typed"', ({ typed, code, says, leads, next }) => {
  it('is answered', async () => {
    const first = await ran(typed);
    expect(first.printed).toContain(says);
    expect(first.printed).toContain(leads ?? next);
    expect(first.code).toBe(code);
  });

  it('leads to a command line that works', async () => {
    const { code: worked } = await ran(next);
    expect(worked).toBe(0);
  });
});
