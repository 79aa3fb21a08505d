import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusals } from '../shared/reading/testing/customers-from.ts';
import { without } from '../shared/testing/fields.ts';
import { compared } from './testing/compared.ts';

interface Saved {
  readonly assumptions: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
}

const saved = (name: string): Saved =>
  JSON.parse(
    readFileSync(new URL(`../../../test/saved/0.1.0/${name}.json`, import.meta.url), 'utf8'),
  );

describe.each(['estimate', 'value', 'recovery-cases', 'ror'])('two results, %s', (name) => {
  const margin = saved(name);
  const spend = without(margin, ['assumptions', 'margin']);
  /** Of a version that names the basis, whatever the assumptions are. */
  const named = (basis: string) => ({ ...margin, result: { ...margin.result, basis } });

  it('are refused where one is in spend and the other in margin', async () => {
    const problems = await refusals(compared(named('spend'), named('margin')));
    const args = { what: 'basis', before: 'spend', after: 'margin' };
    expect(problems).toMatchObject([{ code: 'results-differ', args }]);
  });

  it('have the basis that their assumptions make it where they do not name it', async () => {
    const unnamed = without(margin, ['result', 'basis']);
    const { report } = await compared(unnamed, named('margin'));
    expect(report.result.common).toContainEqual({ what: 'basis', text: 'margin' });
    const problems = await refusals(compared(without(spend, ['result', 'basis']), unnamed));
    expect(problems).toMatchObject([{ args: { what: 'basis', before: 'spend' } }]);
  });
});

it('an assumption that had another name before has changed only where its value has', async () => {
  const net = { value: 'net', unit: null, text: 'net', source: 'default' };
  const before = saved('value');
  const named = (name: string, amounts: object) => ({
    ...before,
    assumptions: { ...before.assumptions, [name]: amounts },
  });
  const changed = async (amounts: object) => {
    const { report } = await compared(named('basis', net), named('amounts', amounts));
    return report.result.assumptionsChanged;
  };
  expect(await changed(net)).toEqual([]);
  expect(await changed({ ...net, value: 'gross', text: 'gross' })).toEqual([
    { name: 'amounts', before: 'net', after: 'gross' },
  ]);
});
