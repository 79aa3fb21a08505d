import { expect, test } from 'vitest';
import { bridgePictures } from './bridge-picture.ts';
import type { Bridge, BridgePart } from './result.ts';

const part = (name: string, effect: number): BridgePart => ({
  name,
  kind: 'changed',
  before: null,
  after: null,
  effect,
});

const bridge: Bridge = {
  ...{ by: 'segment', of: 'total', unit: 'money', better: 'up', combined: 'sum' },
  ...{ before: 100, after: 130 },
  parts: [part('owner', 50), part('renter', -20), part('student', 0)],
};
const labels = { total: 'Total value' };

test('goes from the figure before, by each effect, to the figure after', () => {
  const [picture] = bridgePictures(bridge, labels, 8);
  expect(picture?.heading).toBe('Total value from 100.00 to 130.00, by segment');
  expect(picture?.bars).toEqual([
    { name: 'Before', text: '100.00', spans: [{ from: 0, to: 100, tone: 'plain' }] },
    { name: 'owner', text: '+50.00', spans: [{ from: 100, to: 150, tone: 'main' }] },
    { name: 'renter', text: '−20.00', spans: [{ from: 150, to: 130, tone: 'cost' }] },
    {
      name: 'After',
      text: '130.00',
      spans: [{ from: 0, to: 130, tone: 'main' }],
      role: 'total',
    },
  ]);
});

test('has the change alone where that is too little of the figure to be seen', () => {
  // 150 less 100 is less than a tenth of 10,050.
  const [picture] = bridgePictures({ ...bridge, before: 10_000, after: 10_030 }, labels, 8);
  expect(picture?.bars.map(({ name, text, spans }) => [name, text, spans[0]?.to])).toEqual([
    ['owner', '+50.00', 50],
    ['renter', '−20.00', 30],
    ['Change', '+30.00', 30],
  ]);
});

test('what is worse is a cost, also where the figure rises', () => {
  const leaving: Bridge = {
    ...{ by: 'segment', of: 'rate', unit: 'rate', better: 'down', combined: 'mean' },
    ...{ before: 0.1, after: 0.14 },
    parts: [part('owner', -0.01), part('renter', 0.05)],
  };
  const [picture] = bridgePictures(leaving, { rate: 'Rate of leaving' }, 8);
  expect(picture?.bars.map(({ text, spans }) => [text, spans[0]?.tone, spans[0]?.to])).toEqual([
    ['10.00%', 'plain', 10],
    ['−1.00%', 'main', 9],
    ['+5.00%', 'cost', 14],
    ['14.00%', 'main', 14],
  ]);
  expect(picture?.axis.ticks.map(({ text }) => text)).toEqual(['0%', '5%', '10%']);
});

test('draws the largest effects, and the others as one', () => {
  const parts = [part('a', 30), part('b', 20), part('c', 3), part('d', 2)];
  const [picture] = bridgePictures({ ...bridge, after: 155, parts }, labels, 3);
  expect(picture?.bars.map(({ name, text }) => [name, text])).toEqual([
    ['Before', '100.00'],
    ['a', '+30.00'],
    ['b', '+20.00'],
    ['2 others', '+5.00'],
    ['After', '155.00'],
  ]);
});

test('of a small change by one part there is nothing to see', () => {
  const one: Bridge = { ...bridge, after: 101, parts: [part('owner', 1)] };
  expect(bridgePictures(one, labels, 8)).toEqual([]);
});
