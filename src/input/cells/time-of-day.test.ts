import { expect, test } from 'vitest';
import { timeOfDayIn } from './time-of-day.ts';

test.each([
  ['2024-05-01 10:30', 630, false],
  ['2024-05-01T10:30:00.000Z', 630, true],
  ['2024-05-01 10:30:30 +0000', 630.5, true],
  // Half past ten in Berlin is half past eight in London.
  ['2024-05-01 10:30 +02:00', 510, true],
  // Half past seven in the evening in New York is half past eleven at night in UTC, or after midnight.
  ['2024-05-01 19:30:00 -0400', 1410, true],
  ['2024-05-01 21:30:00 -04', 1530, true],
  ['05/01/2024 12:05 AM', 5, false],
  ['05/01/2024 12:05 PM', 725, false],
  ['5/1/2024, 9:15 p.m.', 1275, false],
  ['01 May 2024 10:30 PST', 630, false],
] as const)('%s is after %d minutes', (text, minutes, isZoned) => {
  expect(timeOfDayIn(text)).toEqual({ minutes, isZoned });
});

test.each(['2024-05-01', '', '10', '2024-05-01 25:10', '2024-05-01 10:75', '01.05.2024'])(
  'no time stands in "%s"',
  (text) => {
    expect(timeOfDayIn(text)).toBeUndefined();
  },
);
