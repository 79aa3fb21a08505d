import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { runnerWith } from '../src/cli/run-command.ts';
import type { OptionTexts } from '../src/commands/option.ts';
import { Refusal } from '../src/problems/refusal.ts';

const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
afterAll(() => rmSync(directory, { recursive: true }));
const runner = runnerWith({ stdin: Readable.from([]) }, undefined);

/** A column of the cost of goods may also give the margin, so that these commands read their file before they refuse. */
const filesOf: Readonly<Record<string, string>> = {
  value: 'customers.csv',
  forecast: 'orders.csv',
  cohorts: 'orders.csv',
};
const orders = Array.from(
  { length: 12 },
  (_, k) => `c${k % 4},2024-${String(k + 1).padStart(2, '0')}-0${(k % 4) + 1},10`,
);
writeFileSync(
  join(directory, 'customers.csv'),
  'id,monthly spend,tenure months\na,10,12\nb,20,8\n',
);
writeFileSync(join(directory, 'orders.csv'), `customer,date,amount\n${orders.join('\n')}\n`);
writeFileSync(join(directory, 'ads.csv'), 'cost\n100\n');

/** What is refused, by its code and the option that it names. */
async function refused(command: string, options: OptionTexts): Promise<readonly string[]> {
  try {
    const operands = command === 'estimate' ? [] : [filesOf[command] ?? 'missing.csv'];
    await runner(command, { operands, options }, { directory, allowOutside: false });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ code, args }) => `${code} ${Object.values(args ?? {})[0] ?? ''}`);
  }
}

const spend = { spend: '100/mo', tenure: '2y' };
const referring = { ...spend, referrals: '0.1/y' };
const mending = { ...spend, incidents: '0.3/y', mended: '40%', kept: '30%' };

/** Every option that takes a cost off, with what it needs besides the margin. */
const costs: readonly (readonly [command: string, cost: string, text: string, OptionTexts])[] = [
  ['estimate', 'serving', '3%', spend],
  ['estimate', 'serving', '4/mo', spend],
  ['estimate', 'marketing', '5%', spend],
  ['estimate', 'acquisition', '90', spend],
  ['estimate', 'referral-reward', '20', referring],
  ['estimate', 'mending-cost', '8', mending],
  ['value', 'serving', '3%', {}],
  ['value', 'acquisition-costs', 'ads.csv', {}],
  ['forecast', 'marketing', '2/mo', {}],
  ['forecast', 'referral-reward', '20', { referrals: '0.1/y' }],
  ['forecast', 'mending-cost', '8', { incidents: '0.3/y', mended: '40%', kept: '30%' }],
  ['cohorts', 'serving', '3%', {}],
  ['cohorts', 'acquisition', '90', {}],
  ['cohorts', 'payback', '90d', {}],
  ['referral', 'referral-reward', '20', { customers: 'c.csv' }],
  ['referral', 'acquisition', '90', { customers: 'c.csv' }],
  ['recovery', 'serving', '3%', { customers: 'c.csv' }],
];

describe('a cost is compared with margin only', () => {
  it.each(costs)('%s refuses --%s %s without a margin', async (command, cost, text, others) => {
    const options = { ...others, [cost]: text };
    expect(await refused(command, options)).toEqual([`margin-needed --${cost}`]);
    // With one, costs are compared with it; a file may still be missing.
    const found = await refused(command, { ...options, margin: '100%' });
    expect(found.filter((each) => each.startsWith('margin-needed'))).toEqual([]);
  });

  it('whether the option or a file of assumptions names it', async () => {
    writeFileSync(join(directory, 'terms.yaml'), 'discount: 10%\nserving: 3%\n');
    const options = { ...spend, assumptions: 'terms.yaml' };
    expect(await refused('estimate', options)).toEqual(['margin-needed serving (terms.yaml:2)']);
    expect(await refused('estimate', { ...options, margin: '25%' })).toEqual([]);
    writeFileSync(join(directory, 'terms.yaml'), 'margin: 100%\nserving: 3%\n');
    expect(await refused('estimate', options)).toEqual([]);
  });

  it('also where it is what is solved for', async () => {
    const options = { ...spend, 'break-even': 'acquisition' };
    expect(await refused('estimate', options)).toEqual(['margin-needed --break-even acquisition']);
    expect(await refused('estimate', { ...options, margin: '25%' })).toEqual([]);
  });
});
