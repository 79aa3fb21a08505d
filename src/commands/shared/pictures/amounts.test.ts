import { expect, test } from 'vitest';
import { amountsPicture } from './amounts.ts';
import { mayCostPicture } from './may-cost.ts';

const numbers = { columns: [], rows: [] };

test('parts stand one after another from zero, and exactly', () => {
  const { bars, axis, description } = amountsPicture(
    [
      { name: 'a', text: '0.30', parts: [{ amount: 0.1 }, { amount: 0.2, tone: 'plain' }] },
      { name: 'b', text: '−5.00', parts: [{ amount: -5 }] },
      { name: 'c', text: '–', parts: [] },
      { name: 'All', text: '9.00', parts: [{ amount: 9 }], isTotal: true },
    ],
    { heading: 'Value', numbers },
  );
  expect(bars).toEqual([
    {
      name: 'a',
      text: '0.30',
      spans: [
        { from: 0, to: 0.1, tone: 'main' },
        { from: 0.1, to: 0.3, tone: 'plain' },
      ],
    },
    { name: 'b', text: '−5.00', spans: [{ from: 0, to: -5, tone: 'cost' }] },
    { name: 'c', text: '–', spans: [] },
    { name: 'All', text: '9.00', spans: [{ from: 0, to: 9, tone: 'main' }], role: 'total' },
  ]);
  expect(axis).toMatchObject({ from: -5, to: 9, label: '' });
  expect(description).toBe('The largest is a, 0.30, the smallest b, −5.00.');
});

test('marks have a place on the axis, and then bars are named', () => {
  const { axis, description } = amountsPicture(
    [{ name: 'a', text: '5', parts: [{ amount: 5 }], marks: [{ at: 8, name: 'm', tone: 'cost' }] }],
    { heading: 'Value', bar: 'what it is', numbers },
  );
  expect(axis).toMatchObject({ to: 8, label: 'what it is' });
  expect(description).toBe('a: 5; marks: m.');
});

test('what a customer may cost is marked with what one costs', () => {
  const { bars, numbers } = mayCostPicture(
    [
      { name: 'search', mayCost: 51.45, costEach: 31.65 },
      { name: 'post', mayCost: null, costEach: 12 },
      { name: 'All', mayCost: 40, costEach: null, isTotal: true },
    ],
    'What a customer may cost',
    ({ mayCost }) => (mayCost === null ? '–' : mayCost.toFixed(2)),
  );
  expect(bars).toEqual([
    {
      name: 'search',
      text: '51.45',
      spans: [{ from: 0, to: 51.45, tone: 'main' }],
      marks: [{ at: 31.65, name: 'what winning one costs', tone: 'cost' }],
    },
    {
      name: 'post',
      text: '–',
      spans: [],
      marks: [{ at: 12, name: 'what winning one costs', tone: 'cost' }],
    },
    { name: 'All', text: '40.00', spans: [{ from: 0, to: 40, tone: 'main' }], role: 'total' },
  ]);
  expect(numbers.rows.map(({ cells }) => cells)).toEqual([
    ['search', '51.45', '31.65'],
    ['post', '–', '12.00'],
    ['All', '40.00', '–'],
  ]);
});
