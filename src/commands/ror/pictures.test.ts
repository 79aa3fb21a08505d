import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { barsOf } from '../testing/bars-of.ts';
import { runOf } from '../testing/run-of.ts';
import { ror } from './command.ts';

async function viewOf(text: string) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-ror-'));
  try {
    writeFileSync(join(directory, 'programme.yaml'), text);
    const world = { directory, stdin: Readable.from([]) };
    const { report } = await runOf(ror)({ operands: ['programme.yaml'], options: {} }, world);
    return {
      result: report.result,
      document: ror.view(report, { operands: [], options: {} as never }),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

it('draws the ledger of real money, and nothing of what is perceived', async () => {
  const { document, result } = await viewOf(`customers: 100
horizon: 1y
margin: 50%
before: { spend: 100/y, retention: 50%/y }
after: { spend: 120/y, retention: 60%/y }
investment: [{ year: 1, amount: 200 }]
rewards: { each: 1/y, anyway: 50% }
comparison:
  before: { spend: 100/y, retention: 50%/y }
  after: { spend: 100/y, retention: 50%/y }
assignment: self-selected
perceived: { sharing: { impressions: 30000/y, cpm: 8, quality: 50%, tracked: 20% } }
`);
  const [ledger, ...others] = barsOf(document);
  expect(others).toEqual([]);
  let reached = 0;
  for (const { name, spans, role } of ledger?.bars ?? []) {
    const { from, to } = spans[0] ?? { from: reached, to: reached };
    expect([name, from]).toEqual([name, role === 'total' ? 0 : reached]);
    if (role === 'total') expect([name, to]).toEqual([name, reached]);
    reached = to;
  }
  expect(reached).toBe(result.netValue);
  const real = ledger?.bars.find(({ name }) => name === 'Real value');
  expect(real?.spans[0]?.to).toBe(result.realValue);
  expect(result.sharing.perceived).not.toEqual([]);
  expect(ledger?.bars.map(({ name }) => name)).toEqual([
    'Staying longer',
    'Spending more',
    'Both together',
    'Real value',
    'Investment',
    'Rewards',
    'Rewards for buying anyway',
    'Net value',
  ]);
});
