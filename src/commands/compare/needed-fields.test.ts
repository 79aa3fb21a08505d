import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusals } from '../shared/reading/testing/customers-from.ts';
import { type FieldPath, fieldPaths, without } from '../shared/testing/fields.ts';
import { compared } from './testing/compared.ts';

const saved = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../test/saved/0.1.0/${name}.json`, import.meta.url), 'utf8'),
  );

/**
 * What a comparison cannot do without: the headline, what two results must have in common, and the parts that
 * explain the headline. `#` stands for any name or place.
 */
const needed: Readonly<Record<string, readonly string[]>> = {
  estimate: [
    'currency',
    'result.leftOut',
    'result.netValue',
    'result.method',
    'result.waterfall',
    'result.waterfall.#.step',
    'result.waterfall.#.amount',
  ],
  value: [
    'currency',
    'result.leftOut',
    'result.total.netValue',
    'result.method',
    'result.period',
    'result.segments',
    'result.segments.#.segment',
    'result.segments.#.customers',
    'result.segments.#.netValue',
    'result.total.waterfall',
    'result.total.waterfall.#.step',
    'result.total.waterfall.#.amount',
  ],
  retention: [
    'result.kind',
    'result.segments',
    'result.segments.#.segment',
    'result.segments.#.ended',
    'result.segments.#.exposureYears',
    'result.total.exponential',
    'result.total.exponential.rate',
    'result.total.exposureYears',
  ],
  recovery: [
    'currency',
    'result.shape',
    'result.rates.source',
    'result.years',
    'result.total.valueAtRisk',
    'result.kinds',
    'result.kinds.#.problem',
    'result.kinds.#.severity',
    'result.kinds.#.customers',
    'result.kinds.#.valueAtRisk',
  ],
  forecast: [
    'currency',
    'result.unit',
    'result.ahead',
    'result.basis',
    'result.segments',
    'result.segments.#.segment',
    'result.segments.#.customers',
    'result.segments.#.value',
    'result.segments.#.value.expected',
    'result.total.value',
    'result.total.value.expected',
    'result.total.waterfall',
    'result.total.waterfall.#.step',
    'result.total.waterfall.#.amount',
  ],
  ror: [
    'currency',
    'result.assignment',
    'result.label',
    'result.horizonYears',
    'result.returnOnRelationship',
    'result.netValue',
    'result.real',
    'result.cost',
  ],
};

const ofAssumptions = ['assumptions', 'assumptions.#.value', 'assumptions.#.text'];

/** The path of a field for any name of an assumption, and for any place in a list. */
const general = (path: FieldPath): string =>
  path
    .map((name, i) => ((i === 1 && path[0] === 'assumptions') || /^\d+$/.test(name) ? '#' : name))
    .join('.');

/** The columns of a segment, and the amounts that a total consists of: what a result holds, and not its form. */
const isContent = (path: FieldPath): boolean =>
  path.at(-2) === 'segment' || /^result\.(real|cost)\./.test(path.join('.'));

describe.each(Object.keys(needed))('a saved result of %s without one of its fields', (command) => {
  const result = saved(command);
  const wanted = ['schema', ...ofAssumptions, ...(needed[command] ?? [])];
  const paths = fieldPaths(result).filter((path) => !isContent(path));

  it('is compared all the same where the field is not needed', async () => {
    const spare = paths.filter(
      (path) => !wanted.some((name) => `${name}.`.startsWith(`${general(path)}.`)),
    );
    expect(spare.length).toBeGreaterThan(5);
    for (const path of spare) {
      const { report } = await compared(without(result, path), result);
      expect(report.result.headline.change, path.join('.')).toBe(0);
    }
  });

  it('is refused by the name of the field where it is needed', async () => {
    const own = paths.filter((path) => wanted.slice(1).includes(general(path)));
    expect(new Set(own.map(general)).size).toBe(wanted.length - 1);
    for (const path of own) {
      const problems = await refusals(compared(without(result, path), result));
      const args = { where: path.join('.'), reason: 'missing' };
      expect(problems).toMatchObject([{ code: 'saved-result-broken', args }]);
    }
  });
});

it('a programme without one of the amounts that its net value consists of is refused', async () => {
  const problems = await refusals(
    compared(without(saved('ror'), ['result', 'real', 'spend']), saved('ror')),
  );
  const args = { where: 'result.netValue', reason: 'not-the-sum' };
  expect(problems).toMatchObject([{ code: 'saved-result-broken', args }]);
});
