import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../core/quantity/calendar.ts';
import { datedEvent, dateRange, joinedEvents, sharedDays } from './dated-windows.ts';

const written = (ranges: readonly { first: number; last: number }[]) =>
  ranges.map(({ first, last }) => `${isoDate(first)}..${isoDate(last)}`);

const event = (text: string) => {
  const read = datedEvent(text, '--event', '--event');
  return read.ok ? [read.value.name, ...written(read.value.ranges)] : read.problem;
};

describe('the dates of an option', () => {
  it.each([
    ['2024-02', '2024-02-01..2024-02-29'],
    ['2024-11-29', '2024-11-29..2024-11-29'],
    ['2024-11-29..2024-12-02', '2024-11-29..2024-12-02'],
    [' 2024-11 .. 2025-02 ', '2024-11-01..2025-02-28'],
    ['29.11.2024..2024-12', '2024-11-29..2024-12-31'],
    ['0001-01..9999-12', '0001-01-01..9999-12-31'],
  ])('%s are %s', (text, range) => {
    const read = dateRange(text, '--exclude', '--exclude');
    expect(read.ok && written([read.value])).toEqual([range]);
  });

  it.each([
    ['2024-13', 'dates-unreadable', '2024-13'],
    ['2023-02-29', 'dates-unreadable', '2023-02-29'],
    ['03/04/2024', 'dates-unreadable', '03/04/2024'],
    ['2024-03..', 'dates-unreadable', ''],
    ['2024-01..2024-02..2024-03', 'dates-unreadable', '2024-01..2024-02..2024-03'],
    ['2024-03..2024-14', 'dates-unreadable', '2024-14'],
    ['', 'dates-unreadable', ''],
    ['2024-12-02..2024-11-29', 'dates-reversed', '2024-12-02..2024-11-29'],
  ])('%s are refused', (text, code, named) => {
    const read = dateRange(text, '--exclude', '--exclude');
    expect(read).toEqual({
      ok: false,
      problem: { code, args: { what: '--exclude', text: named } },
    });
  });
});

describe('an event', () => {
  it('has the name before the colon, or that of its dates', () => {
    expect(event('black friday: 2023-11-24, 2024-11-29..2024-12-02')).toEqual([
      'black friday',
      '2023-11-24..2023-11-24',
      '2024-11-29..2024-12-02',
    ]);
    expect(event('2024-03')).toEqual(['2024-03', '2024-03-01..2024-03-31']);
  });

  it('has each day once, in rising order', () => {
    expect(event('sale:2024-03-10..2024-03-20,2024-03-01..2024-03-09,2024-03-15..2024-04')).toEqual(
      ['sale', '2024-03-01..2024-04-30'],
    );
  });

  it('without a name before its colon, or with the name of what is left out, is refused', () => {
    const refused = (text: string, taken: boolean) => ({
      code: 'event-name',
      args: { what: '--event', text, taken },
    });
    expect(event(':2024-03')).toEqual(refused(':2024-03', false));
    expect(event('excluded:2024-03')).toEqual(refused('excluded:2024-03', true));
  });
});

it('events of one name are one event; days that two of them share are known', () => {
  const range = (first: number, last: number) => ({ first, last });
  const events = joinedEvents([
    { name: 'a', ranges: [range(10, 12), range(30, 31)] },
    { name: 'b', ranges: [range(20, 30)] },
    { name: 'a', ranges: [range(12, 14)] },
    { name: 'c', ranges: [range(15, 19)] },
  ]);
  expect(events).toEqual([
    { name: 'a', ranges: [range(10, 14), range(30, 31)] },
    { name: 'b', ranges: [range(20, 30)] },
    { name: 'c', ranges: [range(15, 19)] },
  ]);
  expect(sharedDays(events)).toEqual([{ day: 30, names: ['a', 'b'] }]);
});
