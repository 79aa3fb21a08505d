import { describe, expect, it } from 'vitest';
import type { Report } from '../../../core/report.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { whereOption } from '../listing/list-request.ts';
import { narrowed, narrowedBlocks, type SegmentRequest } from './narrowed.ts';

const line = (home: string, region: string, customers: number, mean: number | null) => ({
  segment: { home, region },
  customers,
  lifetimeValue: mean === null ? null : { mean },
});
const segments = [
  line('owner', 'north', 5, 90),
  line('owner', 'south', 20, 70),
  line('renter', 'north', 30, null),
  line('', 'south', 8, 80),
];
const report: Report<unknown> = {
  schema: 'rapport/value@2',
  currency: null,
  assumptions: {},
  sources: [],
  result: { segments, total: { segment: {}, customers: 63 } },
  problems: [],
};

const where = (text: string) => {
  const read = whereOption('customers').read(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};

const shown = (request: SegmentRequest) =>
  (narrowed(report, request).result as { segments: typeof segments }).segments.map(
    ({ segment }) => `${segment.home} ${segment.region}`,
  );

const problemOf = (request: SegmentRequest): unknown => {
  try {
    shown(request);
  } catch (error) {
    if (error instanceof Refusal) return error.problems[0];
    throw error;
  }
  return undefined;
};

describe('segments that are narrowed', () => {
  it('pass every test, in upper or lower case', () => {
    expect(shown({ where: [where('home=OWNER')] })).toEqual(['owner north', 'owner south']);
    expect(shown({ where: [where('home=owner'), where('customers>=10')] })).toEqual([
      'owner south',
    ]);
    expect(shown({ where: [where('home!=owner'), where('region!=south')] })).toEqual([
      'renter north',
    ]);
    // What is not known passes no comparison.
    expect(shown({ where: [where('lifetimeValue<1000')] })).toHaveLength(3);
  });

  it('are the first by the number of customers, or by a field', () => {
    expect(shown({ top: 2 })).toEqual(['renter north', 'owner south']);
    expect(shown({ top: 2, sort: { field: 'lifetimeValue', direction: undefined } })).toEqual([
      'owner north',
      ' south',
    ]);
    expect(shown({ sort: { field: 'region', direction: undefined } })).toEqual([
      'owner north',
      'renter north',
      'owner south',
      ' south',
    ]);
    expect(shown({ sort: { field: 'lifetimeValue', direction: 'asc' } }).at(-1)).toBe(
      'renter north',
    );
  });

  it('stand in the order of names, of whole segments or of the values of a column', () => {
    expect(shown({ order: ['Renter', '(none)'] })).toEqual([
      'renter north',
      ' south',
      'owner north',
      'owner south',
    ]);
    expect(shown({ order: ['owner, south'], top: 3 })[0]).toBe('owner south');
  });

  it('leave the total as it is, and say how many there are', () => {
    const few = narrowed(report, { top: 1 });
    expect(few.result).toMatchObject({ segmentsInAll: 4, total: { customers: 63 } });
    expect(narrowedBlocks(few)).toMatchObject([
      { lines: ['1 of 4 segments is shown; All is of all customers, not of it alone.'] },
    ]);
    expect(narrowedBlocks(narrowed(report, { order: ['owner'] }))).toEqual([]);
    expect(narrowed(report, { top: 9 }).result).not.toHaveProperty('segmentsInAll');
  });

  it('are refused where a name is of none of them, or none is left', () => {
    expect(problemOf({ where: [where('home=ownr')] })).toMatchObject({
      code: 'segment-unknown',
      args: { suggestion: 'owner' },
    });
    expect(problemOf({ order: ['tenant'] })).toMatchObject({ code: 'segment-unknown' });
    expect(problemOf({ sort: { field: 'customer', direction: undefined } })).toMatchObject({
      code: 'column-unknown',
      args: { suggestion: 'customers' },
    });
    expect(problemOf({ where: [where('customers>100')] })).toMatchObject({
      code: 'segments-none-left',
    });
  });

  it('are all there where the list is of customers', () => {
    expect(narrowed(report, { each: true, top: 1 })).toBe(report);
    expect(narrowed(report, { list: 'slipping', top: 1 })).toBe(report);
  });
});
