import { expect, it } from 'vitest';
import { randomSource } from '../../core/numeric/random.ts';
import { forecastOf } from './testing/output-of.ts';

/** Purchases of 200 customers by one rate for a year: on each day with a chance of 1 in 20. */
function steadyLog(): string {
  const random = randomSource(3);
  const lines = ['customer,date,amount'];
  for (let customer = 0; customer < 200; customer++)
    for (let day = 0; day < 366; day++)
      if (random() < 0.05) {
        const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
        lines.push(`C${customer},${date},10`);
      }
  return `${lines.join('\n')}\n`;
}

it('does not say that nobody came back where a model of dropout found no dropout', async () => {
  const options = { model: 'mbg-nbd', holdout: 'none' };
  const { report } = await forecastOf({ 'orders.csv': steadyLog() }, options);
  const codes = report.problems.map(({ code }) => code);
  expect(report.result.chosenBy).toBe('fallback');
  expect(codes).toContain('dropout-invisible');
  expect(codes).not.toContain('purchases-never-repeat');
});

it('has no backtest where fewer than ten customers had bought again before it, and says so', async () => {
  const lines = ['customer,date,amount'];
  for (let customer = 0; customer < 30; customer++) {
    lines.push(`C${customer},2024-01-01,10`, `C${customer},2024-0${customer < 9 ? 2 : 7}-01,10`);
    lines.push(`C${customer},2024-12-${10 + (customer % 20)},10`);
  }
  const log = { 'orders.csv': `${lines.join('\n')}\n` };
  const messages = async (length: string) => {
    const { report } = await forecastOf(log, { holdout: length });
    expect(report.result.holdout === null).toBe(length === '300d');
    return report.problems.map(({ message }) => message).join('\n');
  };
  expect(await messages('300d')).toMatch(/fewer than 10 customers had bought again/);
  expect(await messages('100d')).not.toMatch(/no backtest/);
});

it('takes BG/NBD where all customers stop with the same probability, although its likelihood has no maximum', async () => {
  const random = randomSource(5);
  const lines = ['customer,date,amount'];
  for (let customer = 0; customer < 300; customer++) {
    let day = Math.floor(random() * 180);
    // Gaps of 20 days on average; one in six stops after each purchase.
    for (let alive = true; alive && day < 400; alive = random() > 1 / 6) {
      const date = new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10);
      lines.push(`C${customer},${date},10`);
      day += Math.ceil(-20 * Math.log1p(-random()));
    }
  }
  const { report } = await forecastOf(
    { 'orders.csv': `${lines.join('\n')}\n` },
    { holdout: 'none' },
  );
  const { model, models = [], status, standardErrors, covariance, total } = report.result;
  expect(model).not.toBe('nbd');
  expect(status).toBe('flat');
  expect(standardErrors).toBeNull();
  expect(covariance).not.toBeNull();
  const least = Math.min(...models.map(({ aic }) => aic));
  expect(models.find((each) => each.model === model)?.aic).toBe(least);
  // Most have stopped; NBD, in which nobody does, expects several times as many.
  expect(total.purchasesToCome?.expected).toBeLessThan(1500);
});
