import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import type { World } from '../../command.ts';
import type { OptionTexts } from '../../option.ts';
import { runOf } from '../../testing/run-of.ts';
import { value as valueCommand } from '../command.ts';
import type { ValueResult } from '../result.ts';

const run = runOf(valueCommand);

/** One row of a file of customers, as a person would write it. */
export interface Household {
  readonly home: string;
  readonly cents: number;
  readonly months: number;
}

export const household: fc.Arbitrary<Household> = fc.record({
  home: fc.constantFrom('renter', 'owner', ''),
  cents: fc.integer({ min: 0, max: 300_000 }),
  months: fc.integer({ min: 0, max: 120 }).map((halves) => halves / 2),
});

export const households = fc.array(household, { minLength: 1, maxLength: 12 });

/** A monthly amount with two decimals. */
export const monthlySpend = ({ cents }: Household): string => (cents / 100).toFixed(2);

const world = (text: string): World => ({
  directory: '.',
  stdin: Readable.from([Buffer.from(text)]),
});

/** What the command answers about the households, which are named H0, H1, … */
export async function householdsValue(
  rows: readonly Household[],
  options: OptionTexts,
): Promise<ValueResult> {
  const lines = rows.map(
    (row, i) => `H${i},${row.home},${monthlySpend(row)},${row.months.toFixed(1)}\n`,
  );
  const text = `id,home,monthly spend,tenure months\n${lines.join('')}`;
  const { report } = await run({ operands: ['-'], options }, world(text));
  return report.result;
}

/** The same with a file of `--acquisition-costs`. */
export async function valueWithCosts(
  rows: readonly Household[],
  costs: string,
  options: OptionTexts,
): Promise<ValueResult> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    const file = join(folder, 'costs.csv');
    writeFileSync(file, costs);
    return await householdsValue(rows, { ...options, 'acquisition-costs': file });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
