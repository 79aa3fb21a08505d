import { describe, expect, inject, it } from 'vitest';
import { actualEffect, caseNames, expectedEffect, needsReferenceData } from './harness/case.ts';

const program = inject('program');
const dataMissing = process.env['REFERENCE_DATA'] === undefined;
const cases = await Promise.all(
  (await caseNames()).map(async (name) => {
    const skipped = dataMissing && (await needsReferenceData(name));
    return { name, skipped, title: skipped ? `${name} (REFERENCE_DATA is not set)` : name };
  }),
);

it('has cases', () => {
  expect(cases).not.toEqual([]);
});

describe.concurrent('case', () => {
  for (const { name, skipped, title } of cases) {
    it.skipIf(skipped)(title, async ({ expect }) => {
      expect(await actualEffect(name, program)).toEqual(await expectedEffect(name));
    });
  }
});
