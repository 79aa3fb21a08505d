import { expect, it } from 'vitest';
import { chargePlans } from './charge-plans.ts';
import { daysWritten } from './days-written.ts';

it('gives the plan that all gaps of a customer show', () => {
  const days = daysWritten(
    '2023-01-10 10, 2023-02-10 10, 2023-03-10 10',
    '2023-01-10 100, 2024-01-11 100',
    // A month missed and one not: no other plan.
    '2023-01-10 10, 2023-04-10 10, 2023-05-10 10',
    // No interval at all.
    '2023-01-10 10, 2023-01-30 10',
    '2023-01-10 27, 2023-04-10 27',
    // 28 days, but of February.
    '2023-02-10 10, 2023-03-10 10',
  );
  expect(chargePlans(days, 'monthly')).toEqual([
    'monthly',
    'yearly',
    'monthly',
    'monthly',
    'quarterly',
    'monthly',
  ]);
});

it('goes by the price of who was charged once', () => {
  const days = daysWritten(
    '2023-01-10 10, 2023-02-10 10',
    '2023-01-10 100, 2024-01-11 90',
    '2024-05-01 100',
    '2024-05-01 10',
    '2024-05-01 55',
  );
  expect(chargePlans(days, 'monthly').slice(2)).toEqual(['yearly', 'monthly', 'monthly']);
});

it('keeps the usual plan where a price is that of two alike', () => {
  const days = daysWritten(
    '2023-01-10 10, 2023-02-10 10',
    '2023-01-10 10, 2024-01-11 10',
    '2024-05-01 10',
  );
  expect(chargePlans(days, 'monthly')[2]).toBe('monthly');
  expect(chargePlans(days, 'yearly')[2]).toBe('yearly');
});
