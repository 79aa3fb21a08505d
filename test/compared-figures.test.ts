import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resultSchemas } from '../scripts/command-schemas.ts';
import { comparedFigures, comparedFiguresFile } from '../scripts/compared-figures.ts';
import { registeredName } from '../src/commands/compare/adapter.ts';
import { adapterOf } from '../src/commands/compare/adapters.ts';
import knownFacts from '../src/commands/compare/figures.json' with { type: 'json' };
import { fieldFacts } from '../src/commands/shared/result-schema.ts';
import { resultVersion } from '../src/commands/shared/result-versions.ts';
import { SavedFields } from '../src/commands/shared/saved-fields.ts';
import { printedReports } from './harness/printed-reports.ts';

const printed = await printedReports();

/** The names of the figures that are compared of the results of a command, in all cases that print one. */
function comparedNames(command: string): Set<string> {
  // Of several estimates in one result none can be compared, nor results without all of their segments.
  const reports = printed.filter(
    ({ report, command: of }) =>
      of === command &&
      !['variedBy', 'segmentsInAll'].some((name) => name in (report['result'] as object)),
  );
  const { comparable } = adapterOf(command);
  const names = reports.flatMap(({ name, report }) => {
    const fields = new SavedFields(name, report);
    const saved = { file: name, command, version: resultVersion(command), fields };
    return comparable(saved, saved).figures.map((figure) => registeredName(figure.name));
  });
  return new Set(names);
}

describe('the figures that compare compares', () => {
  it('are those that the schemas have facts of (npm run schemas)', async () => {
    const committed = await readFile(comparedFiguresFile, 'utf8');
    expect(committed).toBe(comparedFigures(await resultSchemas()));
  });

  it.each(Object.entries(knownFacts))('are all that are registered, of %s', (command, facts) => {
    expect([...comparedNames(command)].sort()).toEqual(Object.keys(facts).sort());
  });

  it('are fields of objects, whether or not these may be null or missing', () => {
    const facts = { label: 'Payback', unit: 'months', better: 'down', endless: true } as const;
    const months = z.number().nullable().describe('after so many').register(fieldFacts, facts);
    const payback = z.object({ months });
    const schema = z.object({
      total: z.object({ payback: payback.nullable().describe('or none').exactOptional() }),
      segments: z.array(payback),
      // A field of another meaning inherits nothing.
      plain: z.number(),
    });
    expect(JSON.parse(comparedFigures(new Map([['value', schema]])))).toEqual({
      value: { 'total.payback.months': facts },
    });
    expect(JSON.stringify(z.toJSONSchema(schema))).not.toContain('Payback');
  });
});
