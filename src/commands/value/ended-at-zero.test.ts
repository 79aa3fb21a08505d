import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { World } from '../command.ts';
import type { OptionTexts } from '../option.ts';
import { retention as retentionCommand } from '../retention/command.ts';
import { runOf } from '../testing/run-of.ts';
import { value as valueCommand } from './command.ts';

const value = runOf(valueCommand);
const retention = runOf(retentionCommand);

/**
 * A snapshot of 1,000 customers at 20 a month: how many have ended, and how many are still active, after so many
 * months. In the month in which they came 128 ended.
 */
const snapshot = [
  { months: 0, ended: 128, active: 0 },
  { months: 1, ended: 60, active: 0 },
  { months: 3, ended: 0, active: 100 },
  { months: 6, ended: 50, active: 0 },
  { months: 12, ended: 60, active: 162 },
  { months: 24, ended: 40, active: 0 },
  { months: 36, ended: 0, active: 200 },
  { months: 72, ended: 0, active: 200 },
];

const text = `id,monthly spend,tenure months,churned\n${snapshot
  .flatMap(({ months, ended, active }) => [
    ...Array.from({ length: ended }, () => `${months},yes`),
    ...Array.from({ length: active }, () => `${months},no`),
  ])
  .map((row, i) => `C${i},20.00,${row}\n`)
  .join('')}`;

const request = (options: OptionTexts) => ({ operands: ['-'], options });
const world = (): World => ({ directory: '.', stdin: Readable.from([Buffer.from(text)]) });

/**
 * The mean stay up to 72 months, by hand: S is 872/1000 from the start, 812/1000 from month 1; of the 712 at risk in
 * month 6 the share 662/712 stays, of the 662 in month 12 the share 602/662, of the 440 in month 24 the share 400/440.
 *
 *     .872·1 + .812·5 + .754978·6 + .686551·12 + .624137·48 = 47.659042 months
 */
const s6 = (0.812 * 662) / 712;
const s12 = (s6 * 602) / 662;
const s24 = (s12 * 400) / 440;
const meanMonths = 0.872 + 0.812 * 5 + s6 * 6 + s12 * 12 + s24 * 48;

it('counts those who ended at once, in the mean stay, the value of a new customer, LTV:CAC and payback', async () => {
  expect(meanMonths).toBeCloseTo(47.659042, 6);
  const worth = meanMonths * 20;
  const { report } = await value(request({ method: 'all' }), world());
  const line = (name: string) => report.result.methods?.find(({ method }) => method === name);
  expect(line('kaplan-meier')?.meanYears).toBeCloseTo(meanMonths / 12, 9);
  expect(line('kaplan-meier')?.lifetimeValue).toBeCloseTo(worth, 5);
  // All spend the same: what is expected of the customers on average is what a new one is worth.
  expect(line('expected')?.lifetimeValue).toBeCloseTo(worth, 5);
  expect(report.result.total.atAcquisition).toBeCloseTo(worth, 5);

  // As payments, of which a tenure of 5 months has five, and not as completed months.
  const stays = await retention(request({ 'tenure-rounding': 'exact' }), world());
  const [all] = 'logRank' in stays.report.result ? stays.report.result.segments : [];
  expect(all?.restrictedMean.years).toBeCloseTo(meanMonths / 12, 9);

  const winning = async (acquisition: string) => {
    const options = { margin: '50%', acquisition };
    return (await value(request(options), world())).report.result.total;
  };
  const { ltvToCac, payback } = await winning('100');
  expect(ltvToCac).toBeCloseTo(worth / 2 / 100, 7);
  // 8.72 in the first month and 8.12 in each of the next five are 49.32, then 7.549775 a month.
  expect(payback?.survivalAdjustedMonths).toBeCloseTo(12 + (100 - 49.32 - s6 * 60) / (s12 * 10), 6);
  // It is reached just where the value is at least the cost: 476.590419.
  expect((await winning('476.59')).payback?.survivalAdjustedMonths).not.toBeNull();
  expect((await winning('476.60')).payback?.survivalAdjustedMonths).toBeNull();
});

it('values a new customer as all are on average, also where those who ended at once paid once', async () => {
  // 30 customers at 10 a month, of whom the even ones have ended, and 10 who paid 60 once and ended on that day.
  const rows = Array.from({ length: 30 }, (_, i) => {
    const months = 1 + ((i * 7) % 12);
    return `C${i},${months * 10},${months},${i % 2 === 0 ? 'yes' : 'no'}\n`;
  });
  const once = Array.from({ length: 10 }, (_, i) => `D${i},60,0,yes\n`);
  const file = `id,total spend,tenure months,churned\n${[...rows, ...once].join('')}`;
  const terms = { period: 'mo', margin: '50%', discount: '10%', acquisition: '20' };
  const from = async (options: OptionTexts) => {
    const stdin = Readable.from([Buffer.from(file)]);
    return (await value(request({ ...terms, ...options }), { directory: '.', stdin })).report;
  };
  const { result } = await from({ method: 'expected' });
  const { total } = result;
  expect(result.paidOnce).toBe(10);
  expect(total.customers).toBe(40);
  expect(total.atAcquisition).toBeCloseTo(total.lifetimeValue?.mean ?? Number.NaN, 5);
  expect(total.ltvToCac).toBeCloseTo((total.atAcquisition ?? 0) / 20, 6);
  // The method that the files choose by themselves is the same.
  expect((await from({})).result).toEqual(result);
  // Paid back just where the value is at least the cost.
  const back = async (cost: number) =>
    (await from({ acquisition: String(cost) })).result.total.payback?.survivalAdjustedMonths;
  const worth = total.atAcquisition ?? 0;
  expect(await back(Math.floor(worth * 100) / 100)).not.toBeNull();
  expect(await back(Math.ceil(worth * 100) / 100)).toBeNull();
});
