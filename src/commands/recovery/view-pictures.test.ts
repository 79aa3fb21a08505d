import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { OptionTexts } from '../option.ts';
import { barsOf, endsOf } from '../testing/bars-of.ts';
import { runOf } from '../testing/run-of.ts';
import { recovery } from './command.ts';

const problems = `problem,customers,complained,unresolved,resolved,quickly
late,100,40,20,10,10
billing,30,20,10,5,5
`;

async function viewOf(options: OptionTexts) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    writeFileSync(join(directory, 'problems.csv'), problems);
    const world = { directory, stdin: Readable.from([]) };
    const { report } = await runOf(recovery)({ operands: ['problems.csv'], options }, world);
    return {
      result: report.result,
      document: recovery.view(report, { operands: [], options: {} as never }),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const rates = {
  'no-problem-stay': '95%',
  stay: 'silent=60%,unresolved=50%,resolved=80%,quickly=90%',
};

it('draws what each kind puts at risk, the total as a number without a bar', async () => {
  const { document, result } = await viewOf({ ...rates, 'value-to-come': '300' });
  const [kinds, levers] = barsOf(document);
  // late: 60 silent × 35 %, 20 unresolved × 45 %, 10 resolved × 15 %, 10 quickly × 5 % are lost: 32 × 300.
  // billing: 10 × 35 % + 10 × 45 % + 5 × 15 % + 5 × 5 % = 9 × 300.
  expect(endsOf(kinds)).toEqual([['late', 9600], ['billing', 2700], ['All']]);
  expect(kinds?.bars.map(({ text }) => text)).toEqual(['9,600', '2,700', '12,300']);
  expect(kinds?.heading).toBe('Revenue at risk by each kind of problem');
  expect(endsOf(levers).map(([, end = 0]) => end)).toEqual(
    result.levers.map(({ valueSaved }) => valueSaved ?? 0),
  );
});

it('draws the customers lost where nobody knows what they are worth', async () => {
  const { document } = await viewOf(rates);
  const [kinds] = barsOf(document);
  expect(endsOf(kinds)).toEqual([['late', 32], ['billing', 9], ['All']]);
  expect(kinds?.heading).toBe('Customers lost by each kind of problem');
});
