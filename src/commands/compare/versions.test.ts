import { describe, expect, it } from 'vitest';
import { refusals } from '../shared/reading/testing/customers-from.ts';
import { SavedFields } from '../shared/saved-fields.ts';
import type { SavedResult } from '../shared/saved-result.ts';
import type { Adapter, Figure } from './adapter.ts';
import { sameMeaning } from './versions.ts';

const figure = (name: string, value: number): Figure => ({
  name,
  value,
  label: name,
  unit: 'money',
  better: 'up',
});

/** Results with a value, the years and the payback, of which some came to mean something else. */
const adapter = (changedMeanings: Adapter['changedMeanings'] = []): Adapter => ({
  command: 'estimate',
  labels: {},
  changedMeanings,
  comparable: () => {
    const value = figure('value', 12);
    return {
      conditions: [],
      figures: [value, figure('years', 4), figure('payback', 9)],
      breakdowns: [{ by: 'step', of: value, combined: 'sum', parts: [{ name: 'a', amount: 12 }] }],
    };
  },
  byInput: () => ({ ok: true, value: { before: 12, after: 12, parts: [] } }),
});

function saved(version: number): SavedResult {
  const result = { value: 12, years: 4, payback: 9 };
  const file = `${version}.json`;
  return { file, command: 'estimate', version, fields: new SavedFields(file, { result }) };
}

const names = ({ figures }: { readonly figures: readonly Figure[] }): readonly string[] =>
  figures.map(({ name }) => name);

const changes = [
  { since: 2, figures: ['payback'], now: 'within the period' },
  { since: 3, figures: ['value', 'gone'], now: 'to come' },
];

describe('two results of different versions', () => {
  it('are compared in all figures where none changed its meaning', () => {
    const { before, notCompared, explained } = sameMeaning(adapter(), saved(1), saved(3));
    expect(names(before)).toEqual(['value', 'years', 'payback']);
    expect(before.breakdowns).toHaveLength(1);
    expect(explained).toBeDefined();
    expect(notCompared).toEqual([]);
  });

  it('are compared without those that changed theirs after the earlier and up to the later', () => {
    const between = (one: number, other: number) => {
      const { before, after, notCompared } = sameMeaning(
        adapter(changes),
        saved(one),
        saved(other),
      );
      expect(names(before)).toEqual(names(after));
      return [
        names(before).join(),
        notCompared.map(({ name, since }) => `${name}@${since}`).join(),
      ];
    };
    expect(between(1, 1)).toEqual(['value,years,payback', '']);
    expect(between(3, 3)).toEqual(['value,years,payback', '']);
    expect(between(1, 2)).toEqual(['value,years', 'payback@2']);
    expect(between(3, 2)).toEqual(['years,payback', 'value@3']);
    // "gone" is in neither result, so there is nothing to say of it.
    expect(between(1, 3)).toEqual(['years', 'payback@2,value@3']);
  });

  it('have the first figure that is left as the headline, and explain no other', () => {
    const { before, after, explained } = sameMeaning(adapter(changes), saved(2), saved(3));
    expect(before.figures[0].name).toBe('years');
    expect([before, after].flatMap(({ breakdowns }) => breakdowns)).toEqual([]);
    expect(explained).toBeUndefined();
  });

  it('are compared in a figure whose meaning changed only in other results than these', () => {
    const [change] = changes.slice(0, 1);
    const left = (applies: () => boolean) =>
      names(sameMeaning(adapter(change && [{ ...change, applies }]), saved(1), saved(2)).before);
    expect(left(() => true)).toEqual(['value', 'years']);
    expect(left(() => false)).toEqual(['value', 'years', 'payback']);
  });

  it('are refused where no figure means the same', async () => {
    const all = [{ since: 2, figures: ['value', 'years', 'payback'], now: 'other' }];
    const problems = await refusals(
      Promise.resolve().then(() => sameMeaning(adapter(all), saved(1), saved(2))),
    );
    const args = { what: 'version', before: 'rapport/estimate@1', after: 'rapport/estimate@2' };
    expect(problems).toMatchObject([{ code: 'results-differ', args }]);
  });
});
