import { expect, it } from 'vitest';
import type { Ran } from '../commands/command.ts';
import { Refusal } from '../problems/refusal.ts';
import { rendered } from './output.ts';

it('refuses JSON that would be longer than a string can be', async () => {
  // Half a gigabyte of JSON from one string that stands in it many times.
  const text = 'x'.repeat(2 ** 24);
  const ran = { report: { result: { customers: new Array(40).fill(text) } } } as unknown as Ran;
  const surroundings = { command: 'rapport value' } as Parameters<typeof rendered>[3];
  const output = rendered(ran, { operands: [], options: {} }, 'json', surroundings);
  await expect(output).rejects.toThrow(Refusal);
  await expect(output).rejects.toMatchObject({ problems: [{ code: 'output-too-long' }] });
});
