import { describe, expect, it } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import { estimate as estimateCommand } from '../estimate/command.ts';
import { resultVersion, schemaName } from '../shared/result-versions.ts';
import { runOf } from '../testing/run-of.ts';
import { answered, compared, comparedTexts } from './testing/compared.ts';

const estimate = runOf(estimateCommand);

describe('a file that is no result', () => {
  const sound = { schema: 'rapport/estimate@1' };
  it.each([
    ['saved-result-broken', { ...sound, result: JSON.parse('{"__proto__": 1}') as unknown }],
    ['saved-result-broken', { ...sound, assumptions: [1e308] }],
    ['saved-result-foreign', { schema: { toString: 'rapport/estimate@1' } }],
    ['saved-result-foreign', [sound]],
    ['saved-result-version', { schema: schemaName('estimate', 0) }],
    ['saved-result-version', { schema: schemaName('estimate', resultVersion('estimate') + 1) }],
    ['comparison-unknown', { schema: 'rapport/constructor@1' }],
  ])('is refused as %s', async (code, json) => {
    await expect(compared(json, json)).rejects.toThrow(code);
    await expect(compared(json, json)).rejects.toBeInstanceOf(Refusal);
  });

  it('is refused with numbers that no calculation gives', async () => {
    const report = await answered(estimate, { spend: '1000/y', tenure: '4y' });
    for (const number of ['1e999', '1e300', '"NaN"', 'null']) {
      const text = JSON.stringify(report).replaceAll(':4000', `:${number}`);
      await expect(comparedTexts(text, text)).rejects.toThrow('saved-result-broken');
    }
  });

  it('is refused as no JSON where it is no text', async () => {
    for (const bytes of [Buffer.alloc(100), Buffer.from('{"schema":"caf\xe9"}', 'latin1')])
      await expect(comparedTexts(bytes, bytes)).rejects.toThrow(/^saved-result-unreadable$/);
  });

  it('is refused however deep it is', async () => {
    const deep = `{"schema":"rapport/value@1","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    await expect(comparedTexts(deep, deep)).rejects.toThrow('saved-result-broken');
  });
});
