import { expect, it } from 'vitest';
import { type Customers, noDay } from '../customers.ts';
import { dayNumber } from '../quantity/calendar.ts';
import { costEach, segmentCosts } from './acquisition-cost.ts';

const renter = { home: 'renter' };
const owner = { home: 'owner' };
const segments = { keys: [owner, renter], codes: Uint32Array.of(0, 1, 1, 1) };

const customers: Customers = {
  count: 4,
  ids: ['A', 'B', 'C', 'D'],
  labels: new Map(),
  amount: new Float64Array(4),
  amountYears: new Float64Array(4),
  startDay: Int32Array.of(
    dayNumber(2026, 1, 31),
    dayNumber(2026, 1, 1),
    dayNumber(2026, 2, 1),
    noDay,
  ),
};

it('holds the spending of a month against those who began in it', () => {
  const rows = [
    { segment: renter, month: '2026-01', cost: 60 },
    { segment: renter, month: '2026-03', cost: 30 },
  ];
  expect(segmentCosts(customers, segments, rows)).toEqual([
    { segment: renter, spending: 90, customersWon: 1 },
  ]);
});

it('holds spending of no month against all of the segment, whenever they began', () => {
  const rows = [{ segment: renter, cost: 90 }];
  expect(segmentCosts(customers, segments, rows)[0]?.customersWon).toBe(3);
});

it('never takes a customer of unknown start for one of a blank month', () => {
  const rows = [{ segment: renter, month: '', cost: 90 }];
  expect(segmentCosts(customers, segments, rows)[0]?.customersWon).toBe(0);
});

it('is spending ÷ customers won, unknown where nobody was', () => {
  expect(costEach({ spending: 90, customersWon: 3 })).toBe(30);
  expect(costEach({ spending: 0, customersWon: 3 })).toBe(0);
  expect(costEach({ spending: 90, customersWon: 0 })).toBeNull();
  expect(costEach(undefined)).toBeNull();
});
