import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { comparedFigures } from '../scripts/compared-figures.ts';
import { jsonSchema } from '../scripts/report-schema.ts';
import { type EntrySchema, flatRows } from '../src/commands/shared/flat-rows.ts';
import { fieldFacts, type ResultOf, reportSchema } from '../src/commands/shared/result-schema.ts';
import { resultSchema } from '../src/commands/value/result.ts';
import { csv } from '../src/render/csv.ts';
import { json } from '../src/render/json.ts';
import { fieldRows, jsonSchemaOf } from './harness/fields-page.ts';
import { printedReports } from './harness/printed-reports.ts';

/** What a developer adds to the schema of `value`, and nothing else. */
const meaning = 'the share of orders that were sent back';
const facts = { label: 'Sent back', unit: 'share', better: 'down' } as const;
const sentBack = z.number().nullable().describe(meaning).register(fieldFacts, facts);
const segment = resultSchema.shape.segments.element.extend({ sentBack });
const extended = resultSchema.extend({ total: segment, segments: z.array(segment) });

type Extended = ResultOf<typeof extended>;

describe('a field that is added to the schema of a result', async () => {
  const [valued] = (await printedReports()).filter(({ command }) => command === 'value');
  const report = structuredClone(valued?.report) as { result: z.infer<typeof extended> };
  const { total, segments } = report.result;
  for (const each of [total, ...segments]) each.sentBack = 0.125;

  it('is in the type of the result', () => {
    expectTypeOf<Extended['segments'][number]['sentBack']>().toEqualTypeOf<number | null>();
  });

  it('is printed as JSON, which the schema of the report describes', () => {
    const text = json(report);
    expect(text.match(/"sentBack": 0\.125/g)).toHaveLength(segments.length + 1);
    expect(reportSchema('value', extended).parse(JSON.parse(text))).toEqual(report);
  });

  it('is in the JSON Schema, without what only compare knows of it', () => {
    const text = jsonSchema('value', extended);
    const { properties } = entrySchema(text);
    expect(properties?.['sentBack']).toEqual({ description: meaning, type: ['number', 'null'] });
    expect(text).not.toContain(facts.label);
  });

  it('is on the page of fields', () => {
    expect(fieldRows(jsonSchemaOf(extended))).toContainEqual({
      path: 'total.sentBack',
      type: 'number or null',
      meaning,
    });
  });

  it('is a column of CSV', () => {
    const rows = flatRows(entrySchema(jsonSchema('value', extended)), segments);
    const [header, ...lines] = [...csv(rows)].join('').trim().split('\n');
    expect(header).toMatch(/,sentBack$/);
    expect(lines).toHaveLength(segments.length);
    for (const line of lines) expect(line).toMatch(/,0\.125$/);
  });

  it('is a figure that compare knows by its name, unit and direction', () => {
    expect(JSON.parse(comparedFigures(new Map([['value', extended]])))).toMatchObject({
      value: { 'total.sentBack': facts },
    });
  });
});

/** The schema of an entry of the main list of `value`. */
function entrySchema(text: string): EntrySchema {
  const { properties } = JSON.parse(text) as EntrySchema;
  const entry = properties?.['result']?.properties?.['segments']?.items;
  if (entry === undefined) throw new Error('segments are no list');
  return entry;
}
