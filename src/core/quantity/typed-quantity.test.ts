import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type QuantityKind, quantity } from './quantity.ts';
import { plainForm, typedCost, typedPeriod, typedQuantity } from './typed-quantity.ts';

const kinds: readonly QuantityKind[] = [
  'duration',
  'spend',
  'money',
  'share',
  'stay',
  'rate',
  'frequency',
];

const meaning = (kind: QuantityKind, text: string) => {
  const read = typedQuantity(kind, '--x', text);
  return read.ok ? read.value : read.problem.code;
};

const plainMeaning = (kind: QuantityKind, text: string) => {
  const read = quantity(kind, '--x', text);
  if (!read.ok) throw new Error(`${text}: ${read.problem.code}`);
  return read.value;
};

describe('a quantity as people type it', () => {
  it.each([
    ['duration', '4-13y', '4y..13y'],
    ['duration', '4 - 13 years', '4y..13y'],
    ['duration', '4–13 y', '4y..13y'],
    ['duration', '4y—13y', '4y..13y'],
    ['duration', '4 to 13 years', '4y..13y'],
    ['duration', '4 years to 13 years', '4y..13y'],
    ['duration', 'between 4 and 13 Years', '4y..13y'],
    ['duration', 'from 18 to 36 months', '18mo..36mo'],
    ['duration', '4y…13y', '4y..13y'],
    ['spend', '$1,062 per month', '$1062/mo'],
    ['spend', '1062 a month', '1062/mo'],
    ['spend', '1,062 each month', '1062/mo'],
    ['spend', '12744 annually', '12744/y'],
    ['spend', '1062.50 € per month', '€1062.50/mo'],
    ['spend', '$900-$1,200 a month', '$900/mo..$1200/mo'],
    ['money', '900 to 1,200', '900..1200'],
    ['money', '$900-1200', '$900..1200'],
    ['share', '10 percent', '10%'],
    ['share', '20-30%', '20%..30%'],
    ['share', '20 to 30 per cent', '20%..30%'],
    ['share', '20..30%', '20%..30%'],
    ['share', '20..25..30 %', '20%..25%..30%'],
    ['stay', '75 percent a year', '75%/y'],
    ['stay', '3% monthly', '3%/mo'],
    ['rate', '10% p.a.', '10%/y'],
    ['rate', '−5% to 3%', '-5%..3%'],
    ['rate', '−2 %', '-2%'],
    ['frequency', '0.3 per year', '0.3/y'],
  ] as const)('is understood: %s "%s" is %s', (kind, text, plain) => {
    expect(plainForm(text)).toBe(plain);
    expect(meaning(kind, text)).toEqual(plainMeaning(kind, plain));
  });

  it.each([
    ['duration', '4-13', 'quantity-unreadable'],
    ['duration', '4 to 13', 'unit-missing'],
    ['duration', '4-8-13y', 'quantity-unreadable'],
    ['duration', '13-4y', 'range-not-rising'],
    ['duration', '4mo to 13y', 'range-units-differ'],
    ['duration', '2024-12', 'quantity-unreadable'],
    ['duration', '2024-12-31', 'quantity-unreadable'],
    ['duration', 'about 4 years', 'quantity-unreadable'],
    ['duration', '1 year 6 months', 'quantity-unreadable'],
    ['money', '12-2024', 'quantity-unreadable'],
    ['spend', '1,062', 'unit-missing'],
    ['spend', '1,06 per month', 'quantity-unreadable'],
    ['spend', '1.062 per month', 'quantity-unreadable'],
    ['spend', '1,062 € per month', 'quantity-unreadable'],
    ['spend', '$900 €/mo', 'quantity-unreadable'],
    ['share', '25', 'unit-missing'],
    ['share', '0.2-30%', 'quantity-unreadable'],
    ['share', '0.2..30%', 'range-units-differ'],
    ['share', '20-30', 'quantity-unreadable'],
    ['rate', '-5-3%', 'quantity-unreadable'],
    ['rate', '5--3%', 'quantity-unreadable'],
    ['rate', '10', 'unit-missing'],
  ] as const)('is refused where it may mean two things: %s "%s"', (kind, text, code) => {
    expect(meaning(kind, text)).toBe(code);
  });

  it('is named in a problem as it was typed', () => {
    const read = typedQuantity('duration', '--tenure', '4 to 13');
    expect(read).toMatchObject({ problem: { args: { text: '4 to 13', what: '--tenure' } } });
  });

  it('may be a cost or a period', () => {
    const parts = typedCost('--serving', '4.50 an order + 3 percent');
    expect(parts).toEqual(typedCost('--serving', '4.50/order + 3%'));
    expect(parts.ok && parts.value).toHaveLength(2);
    expect(typedPeriod('--period', '3 months')).toEqual(typedPeriod('--period', '3mo'));
  });
});

const units = { y: 'year', mo: 'month', w: 'week', d: 'day' } as const;
const amount = fc.integer({ min: 1, max: 9_999_999 }).map((cents) => cents / 100);
/** Rising, and with at most two decimals: three may be a thousand. */
const twoAmounts = fc
  .tuple(amount, amount)
  .filter(([low, high]) => low !== high)
  .map(([a, b]) => (a < b ? [a, b] : [b, a]) as [number, number]);
const unit = fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[]));

const grouped = (value: number): string => {
  const [whole = '', decimals] = String(value).split('.');
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? groups : `${groups}.${decimals}`;
};

describe('every plain form', () => {
  it('of a range of time has the same meaning in words', () => {
    fc.assert(
      fc.property(twoAmounts, unit, ([low, high], of) => {
        const plain = plainMeaning('duration', `${low}${of}..${high}${of}`);
        for (const text of [
          `${low}-${high}${of}`,
          `${low} to ${high} ${units[of]}s`,
          `${low} – ${high} ${of}`,
          `between ${low} and ${high} ${units[of]}s`,
        ])
          expect(meaning('duration', text), text).toEqual(plain);
      }),
    );
  });

  it('of money a period has the same meaning in words', () => {
    fc.assert(
      fc.property(twoAmounts, unit, fc.constantFrom('$', '€', ''), ([low, high], of, sign) => {
        const plain = plainMeaning('spend', `${sign}${low}/${of}`);
        for (const words of [`per ${units[of]}`, `a ${units[of]}`, `every ${units[of]}`])
          expect(meaning('spend', `${sign}${grouped(low)} ${words}`)).toEqual(plain);
        const range = plainMeaning('spend', `${sign}${low}/${of}..${sign}${high}/${of}`);
        expect(meaning('spend', `${sign}${low} to ${sign}${high} a ${units[of]}`)).toEqual(range);
      }),
    );
  });

  it('of a share has the same meaning in words, whole or a range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 49 }),
        fc.integer({ min: 50, max: 100 }),
        (low, high) => {
          expect(meaning('share', `${low} percent`)).toEqual(plainMeaning('share', `${low}%`));
          const range = plainMeaning('share', `${low}%..${high}%`);
          for (const text of [`${low}-${high}%`, `${low}% to ${high} percent`])
            expect(meaning('share', text), text).toEqual(range);
        },
      ),
    );
  });
});

const written = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...'0123456789.,%/-–$€ ymodaperto'), maxLength: 14 }),
  fc
    .tuple(amount, fc.constantFrom('', '%'), fc.constantFrom('', '/'), unit)
    .map((parts) => parts.join('')),
);

it('gives no text another meaning than the plain form gives it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), written, (kind, text) => {
      const plain = quantity(kind, '--x', text);
      if (plain.ok) expect(typedQuantity(kind, '--x', text)).toEqual(plain);
    }),
    { seed: 20, numRuns: 5_000 },
  );
});

it('leaves its own results as they are, and never gives a text two steps', () => {
  fc.assert(
    fc.property(written, (text) => {
      const form = plainForm(text);
      if (form !== undefined) expect(plainForm(form)).toBe(undefined);
    }),
    { seed: 20, numRuns: 5_000 },
  );
});
