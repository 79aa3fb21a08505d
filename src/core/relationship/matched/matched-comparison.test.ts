import { describe, expect, it } from 'vitest';
import { purchaseDays } from '../../purchase/testing/purchase-days.ts';
import { matchedComparison } from './matched-comparison.ts';
import { matchedEffect } from './matched-effect.ts';
import { simulatedClub } from './testing/simulated-club.ts';

describe('members and customers with alike orders', () => {
  // All have one order of 20.00 on day 0: one cell. Day 10 is the day of joining; the log ends on day 30.
  const others: [number, number][][] = [
    [
      [0, 2000],
      [15, 1000],
    ],
    [
      [0, 2000],
      [20, 3000],
    ],
    [[0, 2000]],
    [
      [0, 2000],
      [30, 400],
    ],
  ];
  const member: [number, number][] = [
    [0, 2000],
    [11, 2500],
    [29, 1500],
  ];
  const compared = (...bought: (readonly [number, number])[][]) =>
    matchedComparison(purchaseDays(bought), {
      members: [{ customer: 0, day: 10 }],
      until: 30,
    });

  it('compares what was spent from the day after joining until the end', () => {
    const { figures, members, comparisonCustomers } = compared(member, ...others);
    expect({ members, comparisonCustomers }).toEqual({ members: 1, comparisonCustomers: 4 });
    // 25 + 15; (10 + 30 + 0 + 4)/4 = 11; two orders, and 3/4; everybody, and three of four.
    expect(figures.spendAfter).toMatchObject({ members: 40, matched: 11, anyone: 11 });
    expect(figures.ordersAfter).toMatchObject({ members: 2, matched: 0.75 });
    expect(figures.stillBuying).toMatchObject({ members: 1, matched: 0.75 });
    // 20 days before day 10 begin before day 0.
    expect(figures.spendBefore).toMatchObject({ members: 20, matched: 20 });
    expect(figures.recency).toMatchObject({ members: 10, matched: 10 });
  });

  it('compares who joined with an order with the orders of others in the four weeks before', () => {
    // The order on joining, day 30, counts nowhere. The others' second orders, on days 30, 20 and 2: that of day 2 is
    // the first day of the 28 that is no longer in them. From the day after, 20 days count.
    const bought: [number, number][][] = [
      [
        [0, 2000],
        [30, 9900],
        [31, 700],
      ],
      [
        [0, 2000],
        [30, 2000],
        [50, 300],
      ],
      [
        [0, 2000],
        [20, 2000],
        [40, 500],
        [41, 9000],
      ],
      [
        [0, 2000],
        [2, 2000],
        [21, 8000],
      ],
    ];
    const { figures, comparisonCustomers } = matchedComparison(purchaseDays(bought), {
      members: [{ customer: 0, day: 30 }],
      until: 50,
    });
    expect(comparisonCustomers).toBe(2);
    expect(figures.spendAfter).toMatchObject({ members: 7, matched: 4 });
  });

  it('counts a limited number of days where a limit is given', () => {
    const { figures, days } = matchedComparison(purchaseDays([member, ...others]), {
      members: [{ customer: 0, day: 10 }],
      until: 30,
      mostDays: 10,
    });
    // Days 11 to 20: 25; (10 + 30)/4.
    expect(figures.spendAfter).toMatchObject({ members: 25, matched: 10 });
    expect(days).toEqual({ longest: 10, mean: 10 });
  });

  it('names who cannot be compared, and why', () => {
    const bought: [number, number][][] = [...others, [[10, 500]], [[0, 90_000]], [[0, 2000]]];
    const { uncompared, members } = matchedComparison(purchaseDays(bought), {
      members: [
        { customer: 4, day: 10 },
        { customer: 5, day: 10 },
        { customer: 6, day: 30 },
        { customer: 0, day: 10 },
      ],
      until: 30,
    });
    expect(members).toBe(1);
    expect(uncompared).toEqual({
      noOrderBefore: [{ customer: 4, day: 10 }],
      nobodyAlike: [{ customer: 5, day: 10 }],
      noTimeAfter: [{ customer: 6, day: 30 }],
    });
  });

  it('is the same whichever customer stands first', () => {
    const { days, members, until } = simulatedClub(11, { customers: 150, withOrder: true });
    const bought = Array.from({ length: days.customers }, (): [number, number][] => []);
    for (const [i, customer] of days.customer.entries())
      bought[customer]?.push([days.day[i] ?? 0, days.amount[i] ?? 0]);
    const last = days.customers - 1;
    const reversed = matchedComparison(purchaseDays([...bought].reverse()), {
      members: members.map(({ customer, day }) => ({ customer: last - customer, day })),
      until,
    });
    const { figures } = matchedComparison(days, { members, until });
    for (const [name, { matched }] of Object.entries(figures))
      expect(reversed.figures[name as keyof typeof figures].matched).toBeCloseTo(matched, 8);
  });

  it('is in proportion to the amounts, whatever the currency', () => {
    const club = simulatedClub(12, { customers: 150, withOrder: false });
    const times = { ...club.days, amount: club.days.amount.map((each) => each * 100) };
    const [one, other] = [club.days, times].map((days) =>
      matchedEffect(matchedComparison(days, club)),
    );
    expect((other?.total ?? 0) / 100).toBeCloseTo(one?.total ?? Number.NaN, 6);
  });

  it('is not moved by what was bought on joining', () => {
    const club = simulatedClub(13, { customers: 150, withOrder: true });
    const joined = new Map(club.members.map(({ customer, day }) => [customer, day]));
    const middle = [...club.days.amount].sort((a, b) => a - b)[club.days.amount.length >> 1] ?? 0;
    // An order above the median, so that the median stays; one member alone, since the others may be compared with it.
    const at = club.days.amount.findIndex(
      (each, i) => each > middle && joined.get(club.days.customer[i] ?? 0) === club.days.day[i],
    );
    const customer = club.days.customer[at] ?? 0;
    const terms = { members: [{ customer, day: joined.get(customer) ?? 0 }], until: club.until };
    const amount = club.days.amount.map((each, i) => (i === at ? each * 50 : each));
    const of = (amounts: Float64Array) =>
      matchedComparison({ ...club.days, amount: amounts }, terms).figures;
    expect(of(amount)).toEqual(of(club.days.amount));
  });

  it('compares nobody with who was a member from the first order on', () => {
    const withMember = (members: Parameters<typeof matchedComparison>[1]['members']) =>
      matchedComparison(purchaseDays([member, ...others, ...others.slice(0, 1)]), {
        members,
        until: 30,
      });
    const index = { customer: 0, day: 10 };
    // Customer 5 buys as customer 1 does, and joined with the first order: it is none of the others.
    expect(withMember([index]).comparisonCustomers).toBe(5);
    const { comparisonCustomers, figures, uncompared } = withMember([
      index,
      { customer: 5, day: 0 },
    ]);
    expect(uncompared.noOrderBefore).toHaveLength(1);
    expect(comparisonCustomers).toBe(4);
    expect(figures.spendAfter).toMatchObject({ matched: 11, anyone: 11 });
    expect(figures.spendAsMember.matched).toBe(0);
  });

  it('takes two orders of one customer for one customer', () => {
    // Within the four weeks up to day 30 customer 1 has two orders with alike ones before; customer 2 has none.
    const bought: [number, number][][] = [
      [
        [0, 2000],
        [20, 2000],
        [30, 2000],
        [40, 500],
      ],
      [
        [0, 2000],
        [15, 2000],
        [20, 2000],
        [25, 2000],
      ],
      [[0, 90_000]],
    ];
    const { members, uncompared } = matchedComparison(purchaseDays(bought), {
      members: [{ customer: 0, day: 30 }],
      until: 50,
    });
    expect(members).toBe(0);
    expect(uncompared.nobodyAlike).toHaveLength(1);
  });

  it('refuses a customer who joins twice', () => {
    const twice = { customer: 0, day: 10 };
    expect(() =>
      matchedComparison(purchaseDays([member, ...others]), { members: [twice, twice], until: 30 }),
    ).toThrow(RangeError);
  });
});
