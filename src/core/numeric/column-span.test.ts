import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnSpan } from './column-span.ts';

const spanOf = (...columns: readonly (readonly number[])[]) =>
  columns.reduce((span, column) => span.with(Float64Array.from(column)), new ColumnSpan());

describe('the sums of columns', () => {
  it('are known by hand', () => {
    const span = spanOf([1, 1, 1, 1], [1, 0, 0, 0]);
    expect(span.has(Float64Array.of(5, 2, 2, 2))).toBe(true);
    expect(span.has(Float64Array.of(0, 1, 0, 0))).toBe(false);
    expect(span.has(Float64Array.of(0, 0, 0, 0))).toBe(true);
    expect(new ColumnSpan().has(Float64Array.of(1))).toBe(false);
  });

  const column = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 });

  it('have every combination of the columns, and no column beyond a full set', () => {
    fc.assert(
      fc.property(fc.array(column, { maxLength: 4 }), column, fc.integer(), (columns, one, by) => {
        const span = spanOf(...columns, one);
        const sum = one.map((x, i) => columns.reduce((all, each) => all + (each[i] ?? 0), x * by));
        expect(span.has(Float64Array.from(sum))).toBe(true);
        const units = one.map((_, i) => one.map((__, j) => (i === j ? 1 : 0)));
        expect(spanOf(...units).has(Float64Array.from(sum))).toBe(true);
      }),
    );
  });

  it('are as many as the rank of a matrix says: a determinant of three rows', () => {
    const three = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(three, ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0]) => {
        const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
        const pairs = spanOf([a, b, c], [d, e, f]);
        const isPlane = !spanOf([a, b, c]).has(Float64Array.of(d, e, f)) && (a || b || c) !== 0;
        if (isPlane) expect(pairs.has(Float64Array.of(g, h, i))).toBe(determinant === 0);
      }),
    );
  });
});
