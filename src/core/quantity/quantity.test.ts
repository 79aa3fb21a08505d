import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cost, type QuantityKind, quantity } from './quantity.ts';

function read(kind: QuantityKind, text: string) {
  const outcome = quantity(kind, '--x', text);
  if (!outcome.ok) throw new Error(`${text}: ${outcome.problem.code}`);
  return outcome.value;
}

const code = (kind: QuantityKind, text: string) => {
  const outcome = quantity(kind, '--x', text);
  return outcome.ok ? 'read' : outcome.problem.code;
};

describe('a quantity', () => {
  it.each([
    ['duration', '4y', 4, 'y'],
    ['duration', '18mo', 18, 'mo'],
    ['duration', '26 weeks', 26, 'w'],
    ['duration', '90d', 90, 'd'],
    ['spend', '1062/mo', 1062, 'mo'],
    ['spend', '$12,744.50/year', 12744.5, 'y'],
    ['stay', '75%/y', 0.75, 'y'],
    ['stay', '0.97/mo', 0.97, 'mo'],
    ['rate', '10%', 0.1, 'y'],
    ['rate', '-2%', -0.02, 'y'],
    ['rate', '0.8%/mo', 0.008, 'mo'],
    ['share', '7%', 0.07, null],
    ['share', '0.25', 0.25, null],
    ['money', '€900', 900, null],
    ['frequency', '0.3/y', 0.3, 'y'],
  ] as const)('%s %s', (kind, text, value, unit) => {
    expect(read(kind, text)).toMatchObject({
      range: { low: value, base: value, high: value },
      unit,
    });
  });

  it.each([
    ['duration', '4', 'unit-missing'],
    ['duration', '4/y', 'quantity-unreadable'],
    ['duration', '0y', 'out-of-range'],
    ['duration', '4 fortnights', 'quantity-unreadable'],
    ['spend', '1062', 'unit-missing'],
    ['spend', '1062mo', 'quantity-unreadable'],
    ['spend', '1,06/mo', 'quantity-unreadable'],
    // A decimal comma: no thousands begin with 0.
    ['spend', '0,062/mo', 'quantity-unreadable'],
    ['money', '-00,500', 'quantity-unreadable'],
    ['spend', '-5/mo', 'out-of-range'],
    ['spend', '1e3/mo', 'quantity-unreadable'],
    ['spend', '', 'quantity-unreadable'],
    ['stay', '75%', 'unit-missing'],
    ['stay', '120%/y', 'out-of-range'],
    ['share', '25', 'unit-missing'],
    ['rate', '10', 'unit-missing'],
    // A year's discount of 1 % rather than of 100 %.
    ['rate', '1', 'unit-missing'],
    ['rate', '0.5..1', 'unit-missing'],
    ['share', '250%', 'out-of-range'],
    ['share', '25%/y', 'quantity-unreadable'],
    ['rate', '-100%', 'out-of-range'],
    ['money', '900/y', 'quantity-unreadable'],
    ['money', '5%', 'quantity-unreadable'],
    ['frequency', '$3/y', 'quantity-unreadable'],
    ['spend', '1..2..3..4/mo', 'quantity-unreadable'],
    ['spend', '9..3/mo', 'range-not-rising'],
    ['duration', '4mo..13y', 'range-units-differ'],
    ['spend', '$1..€2/mo', 'range-units-differ'],
    ['share', '20..30%', 'range-units-differ'],
  ] as const)('refuses %s "%s": %s', (kind, text, expected) => {
    expect(code(kind, text)).toBe(expected);
  });
});

describe('a range', () => {
  it('has its likely value as base, else its midpoint', () => {
    expect(read('duration', '4y..13y').range).toEqual({ low: 4, base: 8.5, high: 13 });
    expect(read('duration', '4..8..13y').range).toEqual({ low: 4, base: 8, high: 13, likely: 8 });
    expect(read('share', '20%..25%..30%').range).toEqual({
      low: 0.2,
      base: 0.25,
      high: 0.3,
      likely: 0.25,
    });
  });
});

describe('a cost', () => {
  const parts = (text: string) => {
    const read = cost('--serving', text);
    return read.ok
      ? read.value.map(({ range, unit, dimension, perOrder }) => [
          range.base,
          perOrder === true ? 'order' : (unit ?? dimension),
        ])
      : read.problem.code;
  };

  it('is money a period, money an order, a share of spend, or a sum of these', () => {
    expect(parts('4.50/mo')).toEqual([[4.5, 'mo']]);
    expect(parts('3%')).toEqual([[0.03, 'share']]);
    expect(parts('0.03')).toEqual([[0.03, 'share']]);
    expect(parts('3.20/order')).toEqual([[3.2, 'order']]);
    expect(parts('$3.20 / orders')).toEqual([[3.2, 'order']]);
    expect(parts('4/mo + 2.50/order+3%')).toEqual([
      [4, 'mo'],
      [2.5, 'order'],
      [0.03, 'share'],
    ]);
  });

  it('may be a range where it is no sum', () => {
    expect(parts('3..4/order')).toEqual([[3.5, 'order']]);
    expect(parts('3/order..4/order')).toEqual([[3.5, 'order']]);
    expect(parts('3..4/order + 1%')).toBe('out-of-range');
  });

  it('is refused where a part of it says not what it is of', () => {
    expect(parts('4.50/order + 3')).toBe('unit-missing');
    // The fee of a card: 30 cents a payment, not 30 % of spend.
    expect(parts('2.9% + 0.30')).toBe('unit-missing');
    expect(parts('4/mo + 0.30')).toBe('unit-missing');
    expect(parts('4.50/order +')).toBe('quantity-unreadable');
    expect(parts('3%/order')).toBe('quantity-unreadable');
    expect(parts('4/orderly')).toBe('quantity-unreadable');
  });

  it('says what is missing', () => {
    expect(cost('--serving', '4.50')).toMatchObject({ problem: { code: 'unit-missing' } });
    expect(cost('--serving', 'much')).toMatchObject({ problem: { code: 'quantity-unreadable' } });
  });
});

it('never turns text into NaN, whatever the text', () => {
  const kinds = fc.constantFrom<QuantityKind>(
    'duration',
    'spend',
    'money',
    'share',
    'stay',
    'rate',
    'frequency',
  );
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'0123456789.,%/-$ymod ') }),
  );
  fc.assert(
    fc.property(kinds, text, (kind, written) => {
      const outcome = quantity(kind, '--x', written);
      if (outcome.ok)
        for (const end of Object.values(outcome.value.range)) expect(end).toBeTypeOf('number');
      if (outcome.ok) expect(Object.values(outcome.value.range).every(Number.isFinite)).toBe(true);
    }),
    { seed: 12, numRuns: 3_000 },
  );
});
