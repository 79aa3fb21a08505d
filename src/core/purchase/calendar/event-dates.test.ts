import { describe, expect, it } from 'vitest';
import { liesWithin, undatedYear } from './event-dates.ts';

const day = (text: string) => Date.parse(text) / 86_400_000;
const ranges = (...texts: string[]) => ({
  ranges: texts.map((text) => ({ first: day(text), last: day(text) + 3 })),
});

describe('the year in which an event of every year has no date', () => {
  const blackFriday = ranges('2022-11-25', '2023-11-24');
  const missing = (until: string, to: string, of = blackFriday) =>
    undatedYear(of, day(until), day(to));

  it('is the next one, once the time ahead reaches it', () => {
    expect(missing('2024-02-01', '2025-02-01')).toBe(2024);
    expect(missing('2024-02-01', '2024-11-24')).toBeNull();
    expect(missing('2024-02-01', '2024-11-25')).toBe(2024);
  });

  it('is a year later where the next date is given', () => {
    const known = ranges('2022-11-25', '2023-11-24', '2024-11-29');
    expect(missing('2024-02-01', '2025-02-01', known)).toBeNull();
    expect(missing('2024-02-01', '2026-02-01', known)).toBe(2025);
  });

  it('is none where the event was once, or is over: Easter of 2024 came 9 days earlier than that of 2023', () => {
    expect(missing('2024-02-01', '2027-02-01', ranges('2023-11-24'))).toBeNull();
    expect(missing('2025-02-01', '2027-02-01')).toBeNull();
    const easter = ranges('2022-04-17', '2023-04-09');
    expect(missing('2024-05-01', '2025-05-01', easter)).toBe(2024);
    expect(missing('2024-06-01', '2025-06-01', easter)).toBeNull();
  });

  it('is that after February 28 for a leap day', () => {
    expect(missing('2024-06-01', '2025-03-01', ranges('2023-02-27', '2024-02-29'))).toBe(2025);
  });
});

it('dates lie in a log that has one of their days before its last', () => {
  const log = { from: day('2024-01-01'), until: day('2024-02-01') };
  expect(liesWithin(ranges('2024-01-31'), log)).toBe(true);
  expect(liesWithin(ranges('2024-02-01'), log)).toBe(false);
  expect(liesWithin(ranges('2023-12-28'), log)).toBe(false);
  expect(liesWithin(ranges('2023-12-29'), log)).toBe(true);
});
