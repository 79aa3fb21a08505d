import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { runOf } from '../testing/run-of.ts';
import { answer } from './answer.ts';
import { referral } from './command.ts';

const run = runOf(referral);

async function sentence(referrals: readonly string[], list: boolean): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    const customers = ['A,10,12,active', 'B,30,12,active', 'C,50,12,active'];
    const header = 'id,monthly_spend,tenure_months,status';
    writeFileSync(join(directory, 'customers.csv'), [header, ...customers].join('\n'));
    writeFileSync(
      join(directory, 'referrals.csv'),
      ['referrer,referred,type', ...referrals].join('\n'),
    );
    const options = {
      customers: 'customers.csv',
      method: 'observed',
      ...(list && { list: 'advocates' }),
    };
    const world = { directory, stdin: Readable.from([]) };
    const { report } = await run({ operands: ['referrals.csv'], options }, world);
    return answer(report).sentence;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

it('says whether the worth is spend or margin', async () => {
  // B has spent 12 × 30 = 360, of which the referrer has half.
  expect(await sentence(['A,B,one'], false)).toBe(
    '1 customer brought 1 person, worth 180 in spend.',
  );
  expect(await sentence(['A,B,one'], true)).toBe(
    '1 customer who brought others is worth thanking: their referrals are worth 180 in spend.',
  );
});

it('names no worth of people who are in no file of customers', async () => {
  expect(await sentence(['A,Z,one'], false)).toBe('1 customer brought 1 person.');
  expect(await sentence(['A,Z,one'], true)).toBe(
    '1 customer who brought others is worth thanking.',
  );
});
