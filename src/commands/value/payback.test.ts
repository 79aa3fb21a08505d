import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { World } from '../command.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { value as valueCommand } from './command.ts';

const run = runOf(valueCommand);

async function value(rows: readonly string[], options: OptionTexts) {
  const text = `id,plan,monthly spend,tenure months,churned\n${rows.join('\n')}\n`;
  const world: World = { directory: '.', stdin: Readable.from([Buffer.from(text)]) };
  const { report } = await run({ operands: ['-'], options }, world);
  return report.result;
}

it('of recorded stays is a time where LTV:CAC is above 1: by what each customer paid', async () => {
  // Two customers cost 1,600 and paid 100 for 20 months, and 10 for one: 1,510 in 15 months, 100 in the sixteenth.
  const rows = ['A,x,100,20,yes', 'B,x,10,1,yes'];
  const options = { method: 'observed', margin: '100%', acquisition: '800' };
  const { total } = await value(rows, options);
  expect(total.ltvToCac).toBeCloseTo(1005 / 800, 9);
  expect(total.payback?.months).toBeCloseTo(800 / 55, 9);
  expect(total.payback?.survivalAdjustedMonths).toBeCloseTo(15.9, 9);
});

it('of all customers counts the running costs of each segment with its own customers', async () => {
  // 12 who bring 48 a month after costs, for 3 to 14 months, and 12 who bring 0.50, for 5, 10 … 60. In 12 months they
  // bring 48·(102 − 3) + 0.5·(15 + 10·12) = 4,819.50, in the thirteenth 96 + 5; they cost 24·204 = 4,896.
  const rows = Array.from({ length: 12 }, (_, i) => [
    `A${i},big,100,${i + 3},yes`,
    `B${i},small,5,${5 * (i + 1)},yes`,
  ]).flat();
  const { total } = await value(rows, {
    by: ['plan'],
    method: 'expected',
    margin: '50%',
    serving: '2/mo',
    acquisition: '204',
  });
  expect(total.ltvToCac).toBeCloseTo(5091 / 4896, 6);
  expect(total.payback?.survivalAdjustedMonths).toBeCloseTo(12 + 76.5 / 101, 6);
});
