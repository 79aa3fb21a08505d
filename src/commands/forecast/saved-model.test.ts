import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusals } from '../shared/reading/testing/customers-from.ts';
import { fieldPaths, without } from '../shared/testing/fields.ts';
import { forecastOf } from './testing/output-of.ts';

const shop = readFileSync(new URL('../../../fixtures/shop/orders.csv', import.meta.url), 'utf8');
const fitted = forecastOf({ 'orders.csv': shop }, { model: 'bg-nbd', save: 'model.json' });

/** What `--save` writes. */
const saved = async () => JSON.parse([...((await fitted).files?.[0]?.parts ?? [])].join(''));

const score = (model: unknown, options = {}, orders = shop) =>
  forecastOf(
    { 'orders.csv': orders, 'model.json': JSON.stringify(model) },
    { 'model-file': 'model.json', ...options },
  );

it('forecasts by a saved model what the fit forecast', async () => {
  const { result } = (await score(await saved())).report;
  const before = (await fitted).report.result;
  expect(result).toMatchObject({ model: 'bg-nbd', chosenBy: 'saved model', holdout: null });
  // Parameters are drawn from the same seed, and what the backtest missed is saved with them.
  expect(result.total).toEqual(before.total);
  expect(result.segments).toEqual(before.segments);
});

it('saves again the model that it was given, whole', async () => {
  const model = await saved();
  const { files = [], report } = await score(model, { save: 'again.json' });
  const again = JSON.parse([...(files[0]?.parts ?? [])].join(''));
  const { parameters, covariance } = model.result.spend;
  expect(again.result.spend).toMatchObject({ parameters, covariance });
  expect((await score(again)).report.result.total).toEqual(report.result.total);
});

describe('a saved model that was fitted to too few customers', () => {
  const changed = async (total: object, without: readonly string[] = []) => {
    const model = await saved();
    const entries = Object.entries({ ...model.result.total, ...total });
    const kept = entries.filter(([name]) => !without.includes(name));
    return { ...model, result: { ...model.result, total: Object.fromEntries(kept) } };
  };
  const markOf = async (model: unknown) => (await score(model)).report.result.total.marked;

  it('marks what it forecasts of however many customers', async () => {
    expect(await markOf(await changed({ marked: 'few-repeat-customers' }))).toBe(
      'few-repeat-customers',
    );
  });

  it('is known by its customers where the result is of a version without the mark', async () => {
    const few = { customers: 100, oneTime: 91 };
    expect(await markOf(await changed(few, ['marked']))).toBe('few-repeat-customers');
    expect(await markOf(await changed({ ...few, oneTime: 90 }, ['marked']))).toBeNull();
  });
});

it.each([
  ['a parameter less', 'result.parameters', { parameters: { r: 1, alpha: 2, a: 1 } }],
  [
    'parameters of another model',
    'result.parameters',
    { parameters: { r: 1, alpha: 2, s: 1, beta: 2 } },
  ],
  [
    'a parameter beyond all numbers',
    'result.parameters',
    { parameters: { r: 1e300, alpha: 2, a: 1, b: 2 } },
  ],
  ['a parameter below 0', 'result.parameters', { parameters: { r: -1, alpha: 2, a: 1, b: 2 } }],
  ['a covariance too small', 'result.covariance', { covariance: [[1]] }],
  [
    'a variance below 0',
    'result.covariance',
    {
      covariance: [
        [-1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
    },
  ],
  ['bands without end', 'result.widening', { widening: { purchases: 1e5, spend: 0 } }],
])('refuses %s, and says where', async (_, where, change) => {
  const model = await saved();
  const problems = await refusals(score({ ...model, result: { ...model.result, ...change } }));
  expect(problems).toMatchObject([{ code: 'saved-result-broken', args: { where } }]);
});

it.each([
  ['a law without parameters', 'result.spend.parameters', { parameters: null }],
  ['q below 0', 'result.spend.parameters', { parameters: { p: 4, q: -3, v: 15 } }],
  ['a mean below 0', 'result.spend.mean', { mean: -5 }],
  ['a covariance of spend that is none', 'result.spend.covariance', { covariance: [[1, 2]] }],
])('refuses %s, and says where', async (_, where, change) => {
  const model = await saved();
  const spend = { ...model.result.spend, ...change };
  const problems = await refusals(score({ ...model, result: { ...model.result, spend } }));
  expect(problems).toMatchObject([{ code: 'saved-result-broken', args: { where } }]);
});

it.each([
  ['unit', { unit: 'day' }],
  ['amounts', { amounts: 'gross' }],
  ['include-first-order', { 'include-first-order': true }],
  ['model', { model: 'nbd' }],
  ['holdout', { holdout: '26w' }],
])('refuses another --%s than that of the model', async (option, options) => {
  const problems = await refusals(score(await saved(), options));
  expect(problems).toMatchObject([
    { code: 'option-conflict', args: { options: `--model-file and --${option}` } },
  ]);
});

describe('a saved model without one of its fields', () => {
  /** What a forecast by it cannot do without, and what stands within. */
  const needed = [
    'currency',
    'assumptions.includeFirstOrder.value',
    'result.unit',
    'result.amounts',
    'result.model',
    'result.status',
    'result.parameters',
    'result.covariance',
    'result.logLikelihood',
    'result.spend.model',
    'result.spend.parameters',
    'result.spend.covariance',
    'result.spend.mean',
    'result.widening.purchases',
    'result.widening.spend',
  ];

  /** What a calendar cannot do without, where there is one; of the spend by month that is all. */
  const neededOfCalendar = [
    'calendarMonths',
    'seasons',
    'trend',
    'months',
    'events',
    'estimate',
  ].map((name) => `result.calendar.${name}`);

  const few = shop.split('\n').slice(0, 100).join('\n');

  it('forecasts the same, or is refused by the name of the field that is needed', async () => {
    const model = await saved();
    const { total } = (await score(model, { draws: '100' }, few)).report.result;
    for (const names of fieldPaths(model)) {
      const path = names.join('.');
      const isOfCalendar = path.startsWith('result.calendar.');
      const spendMonths = 'result.spend.months';
      const isOfMonths = path.startsWith(`${spendMonths}.`);
      const missing = [
        ...needed,
        ...(isOfCalendar ? neededOfCalendar : []),
        ...(isOfMonths ? [spendMonths] : []),
      ].filter((name) => `${name}.`.startsWith(`${path}.`) || path.startsWith(`${name}.`));
      const scored = score(without(model, names), { draws: '100' }, few);
      if (path === 'schema')
        expect(await refusals(scored)).toMatchObject([{ code: 'saved-result-foreign' }]);
      else if (missing.length === 0)
        expect((await scored).report.result.total, path).toEqual(total);
      else {
        const [found] = await refusals(scored);
        const where = found?.code === 'saved-result-broken' ? found.args.where : '';
        expect(
          missing.some((name) => where.startsWith(name)),
          path,
        ).toBe(true);
      }
    }
  });
});
