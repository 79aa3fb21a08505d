import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyLines, type WaterfallLine, waterfallPictures } from './waterfall.ts';

const words = { heading: 'From spend to value', what: 'The value of one customer' };
const pictureOf = (lines: readonly WaterfallLine[]) => {
  const [picture] = waterfallPictures(lines, words);
  if (picture === undefined) throw new Error('no picture');
  return picture;
};

test('each step begins where the one above ended, and totals at zero', () => {
  // 1,000 − 750 = 250, and 250 − 300 = −50.
  const picture = pictureOf(
    moneyLines([
      { name: 'Spend', amount: 1000 },
      { name: 'Cost of goods', amount: -750 },
      { name: 'Lifetime value' },
      { name: 'Acquisition', amount: -300 },
      { name: 'Net value' },
    ]),
  );
  expect(picture.bars).toEqual([
    { name: 'Spend', text: '1,000.00', spans: [{ from: 0, to: 1000, tone: 'main' }] },
    { name: 'Cost of goods', text: '−750.00', spans: [{ from: 1000, to: 250, tone: 'cost' }] },
    {
      name: 'Lifetime value',
      text: '250.00',
      spans: [{ from: 0, to: 250, tone: 'main' }],
      role: 'total',
    },
    { name: 'Acquisition', text: '−300.00', spans: [{ from: 250, to: -50, tone: 'cost' }] },
    {
      name: 'Net value',
      text: '−50.00',
      spans: [{ from: 0, to: -50, tone: 'cost' }],
      role: 'total',
    },
  ]);
  expect(picture.axis).toMatchObject({ from: -50, to: 1000 });
  expect(picture.description).toBe(
    'The value of one customer, step by step: from Spend 1,000.00 to Net value −50.00.',
  );
});

test('the numbers are those of the bars, with the totals set off', () => {
  const { bars, numbers } = pictureOf(
    moneyLines([{ name: 'a', amount: 2 }, { name: 'b', amount: 3 }, { name: 'sum' }]),
  );
  expect(numbers.rows.map(({ cells }) => cells)).toEqual(
    bars.map(({ name, text }) => [name, text]),
  );
  expect(numbers.rows.map(({ role }) => role)).toEqual([undefined, undefined, 'total']);
});

test('of a single step there is nothing to see', () => {
  expect(waterfallPictures(moneyLines([{ name: 'a', amount: 2 }, { name: 'sum' }]), words)).toEqual(
    [],
  );
});

test('steps of whatever sizes meet, and end at their exact sum', () => {
  const cents = fc.integer({ min: -1e11, max: 1e11 });
  fc.assert(
    fc.property(fc.array(cents, { minLength: 2, maxLength: 12 }), (amounts) => {
      const steps = amounts.map((each, i) => ({ name: `${i}`, amount: each / 100 }));
      const { bars, axis } = pictureOf(moneyLines([...steps, { name: 'sum' }]));
      let sum = 0;
      for (const [i, each] of amounts.entries()) {
        const from = sum / 100;
        sum += each;
        const spans = bars[i]?.spans ?? [];
        if (each === 0) expect(spans).toEqual([]);
        else expect(spans).toEqual([{ from, to: sum / 100, tone: each > 0 ? 'main' : 'cost' }]);
        for (const end of [from, sum / 100]) {
          expect(end).toBeGreaterThanOrEqual(axis.from);
          expect(end).toBeLessThanOrEqual(axis.to);
        }
      }
      const total = bars.at(-1)?.spans[0];
      expect(total?.to ?? 0).toBe(sum / 100);
      expect(total?.from ?? 0).toBe(0);
    }),
  );
});
