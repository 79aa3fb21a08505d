import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { OptionTexts } from '../option.ts';
import { barsOf, endsOf } from '../testing/bars-of.ts';
import { runOf } from '../testing/run-of.ts';
import { referral } from './command.ts';

async function barsWith(referrals: readonly string[], options: OptionTexts = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    const customers = ['A,owner,10,12,active', 'B,owner,30,12,active', 'C,renter,50,12,active'];
    const header = 'id,home,monthly_spend,tenure_months,status';
    writeFileSync(join(directory, 'customers.csv'), [header, ...customers].join('\n'));
    writeFileSync(
      join(directory, 'referrals.csv'),
      ['referrer,referred,type', ...referrals].join('\n'),
    );
    const world = { directory, stdin: Readable.from([]) };
    const { report } = await runOf(referral)(
      {
        operands: ['referrals.csv'],
        options: { customers: 'customers.csv', method: 'observed', ...options },
      },
      world,
    );
    return barsOf(referral.view(report, { operands: [], options: {} as never }));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

it('draws what the referrals of each referrer are worth, with a mark at their own value', async () => {
  const [referrers] = await barsWith(['A,C,one', 'C,B,one']);
  // Half of C's 12 × 50 = 600, and half of B's 12 × 30 = 360; their own values are 120 and 600.
  expect(endsOf(referrers)).toEqual([
    ['A', 300],
    ['C', 180],
  ]);
  expect(referrers?.bars.map(({ marks }) => marks?.map(({ at }) => at))).toEqual([[120], [600]]);
});

it('draws the same by segment, the total as a number without a bar', async () => {
  const [, segments] = await barsWith(['A,C,one', 'C,B,one'], { by: 'home' });
  expect(endsOf(segments)).toEqual([['owner', 300], ['renter', 180], ['All']]);
  expect(segments?.bars.at(-1)).toMatchObject({ text: '480.00', role: 'total' });
});

it('draws nothing of referrals that are worth nothing', async () => {
  expect(await barsWith(['A,X,one'])).toEqual([]);
});
