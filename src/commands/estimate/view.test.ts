import { expect, it } from 'vitest';
import { terminalText } from '../../render/terminal.ts';
import type { EstimateResult } from './result.ts';
import { reconciliationBlocks } from './view.ts';

const palette = {
  title: String,
  strong: String,
  dim: String,
  notice: String,
};

it('cuts nothing of the conventions in a terminal of 40 columns', () => {
  const nearest = {
    flags: '--tenure 20mo --timing start --first-payment included',
    changes: ['stay=tenure', 'firstPayment=included', 'timing=start'],
    figure: 'netValue' as const,
    value: 11_109.11,
    difference: -0.89,
  };
  const result: EstimateResult = {
    basis: 'spend',
    method: 'assumed churn',
    period: 'mo',
    years: 1,
    waterfall: [],
    lifetimeValue: 0,
    netValue: 0,
    leftOut: [],
    reconciliation: { target: 11_110, tolerance: 0.5, matches: [], nearest },
  };
  const document = { title: '', blocks: reconciliationBlocks(result) };
  const lines = terminalText(document, { columns: 40, palette }).split('\n');
  const text = lines.join(' ').replace(/\s+/g, ' ');
  expect(text).toContain('No convention gives 11,110; the nearest is off by −0.89');
  expect(text).toContain(
    'churn read as a fixed stay of 1/churn, first payment included, paid at the start of each period, after acquisition',
  );
  expect(text).toContain(`as options ${nearest.flags}`);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
});
