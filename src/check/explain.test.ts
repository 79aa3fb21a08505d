import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { Runner } from './runner.ts';
import { aFolderForEach, check, household, put, runner } from './testing/bench.ts';

aFolderForEach();

describe('explaining', () => {
  it('names the convention that gives the expected value', async () => {
    put('a.check.yaml', household.replace('50976.00', '60000.00'));
    const [first] = (await check({ explain: true })).cases;
    expect(first?.mismatches[0]?.explanation).toEqual({
      matches: [
        {
          flags: '--timing start',
          changes: ['timing=start'],
          figure: 'lifetimeValue',
          value: 5,
          difference: 0,
        },
      ],
      nearest: expect.objectContaining({ flags: '60000.00' }),
    });
  });

  it('does not offer the convention that was just checked', async () => {
    put('a.check.yaml', household.replace('50976.00', '60000.00'));
    const own = { flags: '', changes: [], figure: 'lifetimeValue', value: 5, difference: 0 };
    const asNet = { ...own, figure: 'netValue' };
    const readings: Runner = async (command, request, folder) => {
      const { report } = await runner(command, request, folder);
      const reconciliation = { matches: [own, asNet], nearest: own };
      return { report: { ...report, result: { lifetimeValue: 5, reconciliation } } };
    };
    const [first] = (await check({ explain: true }, readings)).cases;
    expect(first?.mismatches[0]?.explanation).toEqual({ matches: [asNet], nearest: null });
  });

  it('says why nothing could be tried', async () => {
    put('a.check.yaml', household.replace('50976.00', '60000.00'));
    const reluctant: Runner = (command, request, folder) => {
      if (request.options['reconcile'] === undefined) return runner(command, request, folder);
      const args = { option: '--reconcile', command: 'estimate', suggestion: '' };
      return Promise.reject(new Refusal(problem('option-unknown', args)));
    };
    const [first] = (await check({ explain: true }, reluctant)).cases;
    expect(first?.mismatches[0]?.explanation).toEqual({
      matches: [],
      nearest: null,
      refused: '--reconcile is not an option of estimate',
    });
  });

  it('leaves other commands and other values alone', async () => {
    put('a.check.yaml', household.replace('assumed', 'observed'));
    put('b.check.yaml', household.replace('50976.00', '5').replace('estimate', 'value'));
    for (const { mismatches } of (await check({ explain: true })).cases) {
      expect(mismatches).toHaveLength(1);
      expect(mismatches[0]).not.toHaveProperty('explanation');
    }
  });
});
