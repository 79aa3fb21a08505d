import { expect, it } from 'vitest';
import { randomSource } from '../../core/numeric/random.ts';
import { forecastOf } from './testing/answer-of.ts';

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
