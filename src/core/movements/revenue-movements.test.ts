import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printed, printedSum } from '../numeric/testing/printed-sum.ts';
import { ChangeLog } from './amount-changes.ts';
import {
  type MovementLine,
  type Movements,
  revenueMovements,
  revenueRetention,
} from './revenue-movements.ts';

/** Amounts of subscribers by segment, one list a month. */
type Ledger = readonly (readonly (readonly number[])[])[];

/** The movements of amounts by subscriber, month and segment; the first month is the opening. */
function movementsOf(
  ledger: Ledger,
  segments: number,
  eachPart = false,
  lastOfYear?: number,
): readonly MovementLine[] {
  const log = new ChangeLog();
  for (const [subscriber, months] of ledger.entries())
    for (const [month, amounts] of months.entries())
      for (const [segment, amount] of amounts.entries())
        log.hold(subscriber, segment, { from: month, until: month + 1 }, amount);
  const last = (ledger[0]?.length ?? 0) - 1;
  const segmentOf = (part: number) => part;
  return revenueMovements(log.settled(), {
    opening: 0,
    last,
    lastOfYear: lastOfYear ?? last,
    segments,
    segmentOf,
    eachPart,
  });
}

const none = {
  opening: 0,
  new: 0,
  reactivation: 0,
  expansion: 0,
  movedIn: 0,
  contraction: 0,
  churn: 0,
  movedOut: 0,
  closing: 0,
};

describe('one subscriber a kind of movement', () => {
  // Month by month: a pays 10, 10, 15; b 20, 12, 12; c –, 8, 0; d 5, 0, 7.
  const [total] = movementsOf(
    [
      [[10], [10], [15]],
      [[20], [12], [12]],
      [[0], [8], [0]],
      [[5], [0], [7]],
    ],
    1,
  );

  it('is what it says', () => {
    expect(total?.months.map(({ amounts }) => amounts)).toEqual([
      { ...none, opening: 35, new: 8, contraction: 8, churn: 5, closing: 30 },
      { ...none, opening: 30, expansion: 5, reactivation: 7, churn: 8, closing: 34 },
    ]);
    expect(total?.months.map(({ subscribers }) => subscribers)).toEqual([
      { ...none, opening: 3, new: 1, contraction: 1, churn: 1, closing: 3 },
      { ...none, opening: 3, expansion: 1, reactivation: 1, churn: 1, closing: 3 },
    ]);
  });

  it('gives the retention of revenue', () => {
    // (35 − 8 − 5) / 35; (30 + 5 − 8) / 30 and (30 − 8) / 30.
    const [first, second] = (total?.months ?? []).map(({ amounts }) => revenueRetention(amounts));
    expect(first).toEqual({ nrr: 22 / 35, grr: 22 / 35 });
    expect(second).toEqual({ nrr: 27 / 30, grr: 22 / 30 });
    expect(revenueRetention({ ...none, new: 5, closing: 5 })).toEqual({ nrr: null, grr: null });
  });
});

describe('a change of plan', () => {
  it('counts the gain in the plan that is left, and moves the new amount', () => {
    // Basic 50 to pro 80.
    const [total, basic, pro] = movementsOf(
      [
        [
          [50, 0],
          [0, 80],
        ],
      ],
      2,
    ).map(({ months }) => months[0]?.amounts);
    expect(total).toEqual({ ...none, opening: 50, expansion: 30, closing: 80 });
    expect(basic).toEqual({ ...none, opening: 50, expansion: 30, movedOut: 80 });
    expect(pro).toEqual({ ...none, movedIn: 80, closing: 80 });
  });

  it('counts the loss there too', () => {
    const [total, pro, basic] = movementsOf(
      [
        [
          [80, 0],
          [0, 50],
        ],
      ],
      2,
    ).map(({ months }) => months[0]?.amounts);
    expect(total).toEqual({ ...none, opening: 80, contraction: 30, closing: 50 });
    expect(pro).toEqual({ ...none, opening: 80, contraction: 30, movedOut: 50 });
    expect(basic).toEqual({ ...none, movedIn: 50, closing: 50 });
  });

  it('is an expansion of the product that comes on top, where none is left', () => {
    const lines = movementsOf(
      [
        [
          [50, 0],
          [50, 5],
        ],
      ],
      2,
    ).map(({ months }) => months[0]?.amounts);
    expect(lines).toEqual([
      { ...none, opening: 50, expansion: 5, closing: 55 },
      { ...none, opening: 50, closing: 50 },
      { ...none, expansion: 5, closing: 5 },
    ]);
  });

  it('is one subscription dropped and one added where each counts as it stands', () => {
    const lines = movementsOf(
      [
        [
          [50, 0],
          [0, 80],
        ],
      ],
      2,
      true,
    ).map(({ months }) => months[0]?.amounts);
    expect(lines).toEqual([
      { ...none, opening: 50, expansion: 80, contraction: 50, closing: 80 },
      { ...none, opening: 50, contraction: 50 },
      { ...none, expansion: 80, closing: 80 },
    ]);
  });
});

it('looks back twelve months for the year', () => {
  // Two subscribers over 14 months: 10 and 20; the first is at 13 from month 5 on, the second leaves in month 9.
  const months = Array.from({ length: 14 }, (_, month) => month);
  const [total] = movementsOf(
    [months.map((month) => [month < 5 ? 10 : 13]), months.map((month) => [month < 9 ? 20 : 0])],
    1,
  );
  expect(total?.months).toHaveLength(13);
  expect(total?.year?.amounts).toEqual({
    ...none,
    opening: 30,
    expansion: 3,
    churn: 20,
    closing: 13,
  });
});

it('looks back from the last month that is over', () => {
  const months = Array.from({ length: 14 }, (_, month) => [
    month === 13 ? 99 : month === 0 ? 4 : 5,
  ]);
  const [total] = movementsOf([months], 1, false, 12);
  expect(total?.months).toHaveLength(13);
  expect(total?.year?.amounts).toEqual({ ...none, opening: 4, expansion: 1, closing: 5 });
  expect(movementsOf([months], 1, false, 11)[0]?.year).toBeNull();
});

const segments = 3;
/** Cents, often nothing; up to a million. */
const anyAmount = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 100 }).map((cents) => cents / 100) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 100_000_000 }).map((cents) => cents / 100) },
);
const anyLedger: fc.Arbitrary<Ledger> = fc.integer({ min: 2, max: 15 }).chain((months) =>
  fc.array(
    fc.array(fc.array(anyAmount, { minLength: segments, maxLength: segments }), {
      minLength: months,
      maxLength: months,
    }),
    { minLength: 1, maxLength: 6 },
  ),
);

const gains = ({ opening, new: fresh, reactivation, expansion, movedIn }: Movements) => [
  opening,
  fresh,
  reactivation,
  expansion,
  movedIn,
];
const losses = ({ contraction, churn, movedOut }: Movements) => [contraction, churn, movedOut];

describe.each([false, true])('any subscribers, each part as it stands: %s', (eachPart) => {
  const always = (law: (ledger: Ledger, lines: readonly MovementLine[]) => void) =>
    fc.assert(
      fc.property(anyLedger, (ledger) => law(ledger, movementsOf(ledger, segments, eachPart))),
      { seed: 20, numRuns: 120 },
    );
  const times = ({ months, year }: MovementLine) => [...months, ...(year === null ? [] : [year])];

  it('add up in every line and month, as decimals', () => {
    always((_, lines) => {
      for (const { amounts } of lines.flatMap(times))
        expect(printedSum(gains(amounts)) - printedSum(losses(amounts))).toBe(
          printed(amounts.closing),
        );
    });
  });

  it('open with the closing of the month before', () => {
    always((_, lines) => {
      for (const { months } of lines)
        for (const [i, { amounts, subscribers }] of months.slice(1).entries()) {
          expect(amounts.opening).toBe(months[i]?.amounts.closing);
          expect(subscribers.opening).toBe(months[i]?.subscribers.closing);
        }
    });
  });

  it('close with what the subscribers pay', () => {
    always((ledger, [total, ...bySegment]) => {
      for (const [m, { amounts, subscribers }] of (total?.months ?? []).entries()) {
        const paid = ledger.map((months) => printedSum(months[m + 1] ?? []));
        expect(printed(amounts.closing)).toBe(paid.reduce((sum, each) => sum + each, 0n));
        expect(subscribers.closing).toBe(paid.filter((each) => each > 0n).length);
        for (const [s, { months }] of bySegment.entries())
          expect(printed(months[m]?.amounts.closing ?? 0)).toBe(
            printedSum(ledger.map((each) => each[m + 1]?.[s] ?? 0)),
          );
      }
    });
  });

  it('are in all what they are by segment, and what moves in has moved out', () => {
    always((_, [total, ...bySegment]) => {
      const all = total === undefined ? [] : times(total);
      for (const [t, { amounts }] of all.entries()) {
        const parts = bySegment.map((line) => times(line)[t]?.amounts ?? none);
        for (const kind of ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const)
          expect(printedSum(parts.map((part) => part[kind]))).toBe(printed(amounts[kind]));
        const moved = (kind: 'movedIn' | 'movedOut') => printedSum(parts.map((part) => part[kind]));
        expect(moved('movedIn')).toBe(moved('movedOut'));
        expect([amounts.movedIn, amounts.movedOut]).toEqual([0, 0]);
      }
    });
  });

  it('add up in subscribers too', () => {
    always((_, [total]) => {
      for (const { subscribers } of total === undefined ? [] : times(total)) {
        const { opening, new: fresh, reactivation, churn, closing } = subscribers;
        expect(opening + fresh + reactivation - churn).toBe(closing);
      }
    });
  });

  it('are never below nothing', () => {
    always((_, lines) => {
      for (const { amounts, subscribers } of lines.flatMap(times))
        expect(Math.min(...Object.values(amounts), ...Object.values(subscribers))).toBe(0);
    });
  });
});

it('the net retention of a segment is what its customers of the start pay, wherever they are', () => {
  const oneSegment = fc.integer({ min: 1, max: 500 }).chain((units) =>
    fc.integer({ min: 0, max: segments - 1 }).map((segment) => {
      const amounts = [0, 0, 0];
      amounts[segment] = units;
      return amounts;
    }),
  );
  const atOneTime = fc.oneof({ weight: 4, arbitrary: oneSegment }, fc.constant([0, 0, 0]));
  const twoMonths = fc.array(fc.tuple(atOneTime, atOneTime), { minLength: 1, maxLength: 8 });
  const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0);
  fc.assert(
    fc.property(twoMonths, (ledger) => {
      const [, ...bySegment] = movementsOf(ledger, segments);
      for (const [s, { months }] of bySegment.entries()) {
        const start = ledger.filter(([before]) => (before[s] ?? 0) > 0);
        const paid = sum(start.map(([before]) => before[s] ?? 0));
        const now = sum(start.map(([, after]) => sum(after)));
        const kept = sum(start.map(([before, after]) => Math.min(before[s] ?? 0, sum(after))));
        const { nrr, grr } = revenueRetention(months[0]?.amounts ?? none);
        expect(nrr).toBe(paid === 0 ? null : now / paid);
        expect(grr).toBe(paid === 0 ? null : kept / paid);
      }
    }),
    { seed: 4, numRuns: 500 },
  );
});

it('refuses a single month', () => {
  expect(() => movementsOf([[[5]]], 1)).toThrow(RangeError);
});
