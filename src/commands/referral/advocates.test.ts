import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { runOf } from '../testing/run-of.ts';
import { referral } from './command.ts';

const run = runOf(referral);

const files = {
  'customers.csv': [
    'id,monthly_spend,tenure_months,status',
    'Ada,10,12,active',
    'Ben,80,50,active',
    'Cem,60,40,active',
    'Dee,20,10,active',
    'Eva,40,10,ended',
  ],
  'referrals.csv': [
    'referrer,referred,type',
    'Ada,Ben,one',
    'Ben,Cem,one',
    'Ben,Dee,one',
    'Eva,Finn,one',
    'Gus,Ada,one',
  ],
};

it('lists the customers who brought others, with what that is worth', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    for (const [name, lines] of Object.entries(files))
      writeFileSync(join(directory, name), lines.join('\n'));
    const { report } = await run(
      {
        operands: ['referrals.csv'],
        options: { customers: 'customers.csv', method: 'observed', list: 'advocates' },
      },
      { directory, stdin: Readable.from([]) },
    );
    // Half of the value of those who came: Ben 80 × 50 = 4,000; Cem 60 × 40 = 2,400 and Dee 20 × 10 = 200. Eva has
    // left, and Gus is no customer.
    expect(report.result.list).toEqual({
      name: 'advocates',
      customers: 2,
      valueAtStake: 3300,
      gone: 1,
      rows: [
        {
          id: 'Ada',
          valueAtStake: 2000,
          reason: 'brought 1 person, worth 2,000; 2 more came through them',
        },
        { id: 'Ben', valueAtStake: 1300, reason: 'brought 2 people, worth 1,300' },
      ],
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
});
