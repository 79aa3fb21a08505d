import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { csv } from '../../render/csv.ts';
import { joined, rowsOf } from '../../render/testing/rows-of.ts';
import { type EntrySchema, flatRows } from './flat-rows.ts';

const columnsOf = (schema: z.ZodType, entries: readonly object[], options = {}) => {
  const rows = flatRows(z.toJSONSchema(schema, { io: 'input' }) as EntrySchema, entries, options);
  return rowsOf(rows);
};

describe('flat rows', () => {
  const spread = z.object({ low: z.number(), high: z.number() });
  const entry = z.object({
    segment: z.record(z.string(), z.string()),
    customers: z.number(),
    mean: spread.nullable(),
    range: spread.exactOptional(),
    parameters: z.record(z.string(), z.number()),
    steps: z.array(z.object({ step: z.string(), amount: z.number() })),
    at: z.array(z.object({ text: z.string(), low: z.number(), high: z.number() })),
    added: z.number().exactOptional(),
  });
  const one = {
    segment: { home: 'renter', customers: 'few' },
    customers: 3,
    mean: { low: 1, high: 2 },
    parameters: { r: 0.5 },
    steps: [{ step: 'spend', amount: 7 }],
    at: [{ text: '1y', low: 0.1, high: 0.2 }],
  };
  const options = { sideBySide: { steps: 'step', at: 'text' } };

  it('have the columns of the schema, in its order', () => {
    const [row] = columnsOf(entry, [one], options);
    expect(Object.entries(row ?? {})).toEqual(
      Object.entries({
        home: 'renter',
        'segment.customers': 'few',
        customers: 3,
        'mean.low': 1,
        'mean.high': 2,
        'parameters.r': 0.5,
        'steps.spend': 7,
        'at.1y.low': 0.1,
        'at.1y.high': 0.2,
      }),
    );
  });

  it('keep the columns of an object that is null', () => {
    const [row] = columnsOf(entry, [{ ...one, mean: null }], options);
    expect(row).toMatchObject({ 'mean.low': null, 'mean.high': null });
    expect(row).not.toHaveProperty('mean');
  });

  it('have a column for an optional field that any entry has', () => {
    const rows = columnsOf(entry, [one, { ...one, added: 4 }], options);
    expect(rows.map(({ added }) => added)).toEqual([null, 4]);
    expect(Object.keys(rows[0] ?? {}).at(-1)).toBe('added');
  });

  it('have no column for other lists, nor for what is left to JSON', () => {
    const [row] = columnsOf(entry, [one], { without: ['customers', 'mean.low'] });
    expect(Object.keys(row ?? {})).toEqual(['home', 'customers', 'mean.high', 'parameters.r']);
  });

  it('leave a field of the elements of a list to JSON, whatever their names', () => {
    const [row] = columnsOf(entry, [one], { ...options, without: ['segment', 'at.low'] });
    expect(Object.keys(row ?? {})).toEqual([
      'customers',
      'mean.low',
      'mean.high',
      'parameters.r',
      'steps.spend',
      'at.1y.high',
    ]);
  });

  it('read no property that every object has', () => {
    const labels = z.object({ segment: z.record(z.string(), z.string()) });
    const entries = [{ segment: JSON.parse('{"constructor":"a","__proto__":"b"}') as object }];
    const rows = flatRows(z.toJSONSchema(labels) as EntrySchema, entries);
    expect(joined(csv(rows))).toBe('constructor,__proto__\na,b\n');
  });
});
