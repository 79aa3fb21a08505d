import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { randomSource } from '../../core/numeric/random.ts';
import { runOf } from '../testing/run-of.ts';
import { ror as rorCommand } from './command.ts';
import type { GroupsResult } from './result.ts';

const run = runOf(rorCommand);

/** Half of them members, who spend a tenth more since and stay a little more often. */
async function intervalOf(customers: number) {
  const random = randomSource(41);
  const rows = Array.from({ length: customers }, (_, i) => {
    const member = i % 2 === 0;
    const before = 50 + 100 * random();
    const after = before * (member ? 1.1 : 1) * (0.8 + 0.4 * random());
    const status = random() < (member ? 0.2 : 0.25) ? 'ended' : 'active';
    const months = 18 + Math.floor(12 * random());
    return `C${i},${member ? 'yes' : 'no'},${before.toFixed(2)},${after.toFixed(2)},12,${months},${status}\n`;
  });
  const header =
    'customer,member,monthly_spend_before,monthly_spend_after,tenure_months_before,tenure_months_after,status\n';
  const stdin = Readable.from([Buffer.from(header + rows.join(''))]);
  const { report } = await run(
    {
      operands: ['-'],
      options: {
        treated: 'member',
        margin: '25%',
        investment: String(20 * customers),
        draws: '1000',
      },
    },
    { directory: '.', stdin },
  );
  return { report, interval: (report.result as GroupsResult).interval };
}

it('of more than 20,000 customers is by a formula, and about that of resamples of nearly as many', {
  timeout: 120_000,
}, async () => {
  const { interval: drawn } = await intervalOf(20_000);
  const { interval: formula, report } = await intervalOf(20_002);
  expect(drawn).toMatchObject({ method: 'percentile', draws: 1000 });
  expect(formula).toEqual({
    method: 'closed form',
    low: expect.any(Number),
    high: expect.any(Number),
    level: 0.95,
  });
  expect(report.assumptions).not.toHaveProperty('draws');
  const length = (drawn?.high ?? 0) - (drawn?.low ?? 0);
  // The quantiles of 1,000 draws are unsure by some per cent of the length.
  for (const end of ['low', 'high'] as const) {
    expect(Math.abs((formula?.[end] ?? 0) - (drawn?.[end] ?? 0)) / length).toBeLessThan(0.08);
  }
});
