import { expect, test } from 'vitest';
import { rangeEnds, tornadoPicture } from './tornado.ts';

const assumption = (text: string) => ({ value: 0, unit: null, text, source: '--x' });
const words = { heading: 'What moves the value most', base: 400, amountText: String };
const assumptions = {
  tenure: assumption('2..6y'),
  churn: assumption('10%/y..30%/y'),
  margin: { ...assumption(''), segments: { renter: assumption('20%..30%') } },
};
const spansOf = (input: string, low: number, high: number) =>
  tornadoPicture([{ input, low, high, swing: Math.abs(high - low) }], words, assumptions).bars[0]
    ?.spans;

test('a bar reaches from the base to both ends, each with the value of the input there', () => {
  expect(spansOf('tenure', 200, 600)).toEqual([
    { from: 400, to: 200, tone: 'cost', text: '2y' },
    { from: 400, to: 600, tone: 'main', text: '6y' },
  ]);
  expect(spansOf('churn', 700, 250)).toEqual([
    { from: 400, to: 250, tone: 'cost', text: '30%/y' },
    { from: 400, to: 700, tone: 'main', text: '10%/y' },
  ]);
});

test('where both ends are on one side, the farther goes on from the nearer', () => {
  expect(spansOf('tenure', 300, 100)).toEqual([
    { from: 400, to: 300, tone: 'cost', text: '2y' },
    { from: 300, to: 100, tone: 'cost', text: '6y' },
  ]);
});

test('an end that changes nothing has no span', () => {
  expect(spansOf('tenure', 200, 400)).toEqual([{ from: 400, to: 200, tone: 'cost', text: '2y' }]);
  expect(spansOf('tenure', 400, 400)).toEqual([]);
});

test('an input that differs by segment is named with it, and has its own range', () => {
  const { bars, numbers, lines } = tornadoPicture(
    [{ input: 'margin', segment: 'renter', low: 390, high: 420, swing: 30 }],
    words,
    assumptions,
  );
  expect(bars[0]?.name).toBe('margin, renter');
  expect(bars[0]?.spans.map(({ text }) => text)).toEqual(['20%', '30%']);
  expect(numbers.rows[0]?.cells).toEqual(['margin, renter', '20%..30%', '390', '420', '30']);
  expect(lines).toEqual([{ at: 400, text: 'base 400' }]);
});

test.each([
  ['4y..13y', '4y', '13y'],
  ['4..13y', '4y', '13y'],
  ['4..8..13y', '4y', '13y'],
  ['20%..25%..30%', '20%', '30%'],
  ['$1,000..1,500/mo', '$1,000/mo', '$1,500/mo'],
  ['0.2 .. 0.4/y', '0.2/y', '0.4/y'],
  ['-2%/y..3%/y', '-2%/y', '3%/y'],
])('the ends of %s are %s and %s', (text, low, high) => {
  expect(rangeEnds(text)).toEqual([low, high]);
});
