import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resultSchemas } from '../scripts/command-schemas.ts';
import {
  fieldRows,
  fieldsPage,
  fieldsPageFile,
  frameSchema,
  jsonSchemaOf,
} from './harness/fields-page.ts';

const schemas = await resultSchemas();

describe('the page of fields', () => {
  it('is up to date (npm run docs -- --update)', async () => {
    expect(await readFile(fieldsPageFile, 'utf8')).toBe(await fieldsPage());
  });

  it.each([['every command', frameSchema] as const, ...schemas])(
    'says what each field of %s means',
    (_, schema) => {
      const silent = fieldRows(jsonSchemaOf(schema)).filter(
        ({ meaning }) => !/^(?!fields as of )./.test(meaning),
      );
      expect(silent.map(({ path }) => path)).toEqual([]);
    },
  );

  it('lists fields in objects, lists and records, and those that recur once', () => {
    const payback = z.object({ months: z.number().nullable().describe('after so many months') });
    const schema = z.object({
      total: payback.describe('all'),
      segments: z.array(payback).describe('each'),
      kind: z.enum(['a', 'b']).describe('one of two').exactOptional(),
      counts: z.record(z.string(), z.int()).describe('by reason'),
      byName: z.record(z.string(), z.object({ low: z.number().describe('its end') })).describe('x'),
    });
    expect(fieldRows(jsonSchemaOf(schema))).toEqual([
      { path: 'total', type: 'object', meaning: 'all' },
      { path: 'total.months', type: 'number or null', meaning: 'after so many months' },
      { path: 'segments', type: 'list', meaning: 'each; fields as of `total`' },
      { path: 'kind', type: '*optional* `a`, `b`', meaning: 'one of two' },
      { path: 'counts', type: 'object', meaning: 'by reason' },
      { path: 'byName', type: 'object', meaning: 'x' },
      { path: 'byName.*.low', type: 'number', meaning: 'its end' },
    ]);
  });
});
