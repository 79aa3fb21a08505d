import { expect, test } from 'vitest';
import type { OptionSpec } from '../commands/option.ts';
import { words } from '../problems/catalogue.ts';
import { registry } from './registry.ts';
import { sharedOptions } from './shared-options.ts';
import { unknownOption } from './unknown-option.ts';

async function answerTo(option: string, command: string): Promise<string> {
  const { problems } = await unknownOption(`--${option}`, command);
  return problems.map((each) => words(each).advice).join(' ');
}

/** What people who come from other tools would type, in a command where they would, and what the answer names. */
const guessed: readonly (readonly [option: string, command: string, answer: string])[] = [
  ['years', 'estimate', 'Did you mean --tenure?'],
  ['years', 'forecast', 'it is --tenure in estimate, value'],
  ['arpu', 'estimate', 'Did you mean --spend?'],
  ['arpu', 'value', '--column spend=HEADER'],
  ['ltv', 'estimate', '--reconcile'],
  ['ltv', 'value', 'No option gives the lifetime value'],
  ['ltv', 'recovery', '--value-to-come'],
  ['cac', 'value', '--acquisition'],
  ['cac', 'retention', 'No option of retention means that; it is --acquisition in'],
  ['wacc', 'estimate', '--discount'],
  ['discount-rate', 'forecast', '--discount'],
  ['churn-rate', 'estimate', '--churn'],
  ['churn-rate', 'cohorts', 'it is --churn in estimate, value'],
  ['lifetime', 'value', '--tenure'],
  ['segment', 'value', '--by'],
  ['group-by', 'retention', '--by'],
  ['filter', 'value', '--where'],
  ['limit', 'forecast', '--top'],
  ['csv', 'estimate', '--format csv'],
  ['out', 'value', '--output'],
  ['decimals', 'value', 'No option rounds what is printed'],
  ['revenue', 'estimate', '--spend'],
  ['gross-margin', 'value', '--margin'],
  ['cogs', 'estimate', '--margin, what is left'],
  ['retention-rate', 'referral', '--retention'],
  ['interest-rate', 'value', '--discount'],
  ['growth-rate', 'estimate', '--growth'],
  ['order-by', 'value', '--sort'],
  ['columns', 'forecast', '--keep'],
  ['sep', 'inspect', '--delimiter'],
  ['markdown', 'cohorts', '--format md'],
  ['pdf', 'value', 'No option writes that'],
  ['verbose', 'estimate', '--explain'],
  ['config', 'value', '--assumptions'],
  ['bootstrap', 'value', '--intervals'],
  ['iterations', 'estimate', '--draws'],
  ['random-state', 'value', '--seed'],
  ['timezone', 'forecast', '--time-zone'],
  ['start-date', 'pulse', '--since'],
  ['backtest', 'forecast', '--holdout'],
  ['control', 'ror', '--comparison'],
  ['input', 'value', 'named without an option'],
  ['no-color', 'check', '--color never'],
];

test.each(guessed)('--%s of %s is answered by its meaning: %s', async (option, command, answer) => {
  expect(await answerTo(option, command)).toContain(answer);
});

test('thirty-five names at least are guessed, and none is an option of the command', async () => {
  expect(new Set(guessed.map(([option]) => option)).size).toBeGreaterThanOrEqual(35);
  for (const [option, name] of guessed) {
    const command = await registry.find((each) => each.name === name)?.load();
    const names = [...sharedOptions, ...(command?.options ?? [])].map((spec) => spec.name);
    expect(names).not.toContain(option);
  }
});

test('a misspelt option is answered by the nearest one, and an option of other commands by their names', async () => {
  expect(await answerTo('marign', 'estimate')).toContain('Did you mean --margin?');
  expect(await answerTo('holdout', 'value')).toContain('it belongs to forecast');
  expect(await answerTo('xyzzy', 'value')).toBe('See them all with rapport value --help all.');
});

test.each(registry)(
  'in $name no name means two options, or stands for another',
  async ({ load }) => {
    const specs: readonly OptionSpec[] = [...(await load()).options, ...sharedOptions];
    const names = specs.flatMap(({ synonyms = [] }) =>
      synonyms.map((synonym) => (typeof synonym === 'string' ? synonym : synonym.name)),
    );
    const twice = names.filter((name, i) => names.indexOf(name) !== i);
    expect(twice).toEqual([]);
    expect(names.filter((name) => specs.some((spec) => spec.name === name))).toEqual([]);
  },
);

test.each(registry)(
  'in $name every need and exclusion names options that some command has',
  async ({ load }) => {
    const all = (await Promise.all(registry.map((entry) => entry.load()))).flatMap(({ options }) =>
      options.map(({ name }) => name),
    );
    const named = (await load()).options.flatMap(({ needs = [], excludes = [] }) => [
      ...needs.flatMap((need) => (typeof need === 'string' ? [need] : need.any)),
      ...excludes.flatMap(({ any }) => any),
    ]);
    for (const condition of named) expect(all).toContain(condition.replace(/!?=.*/, ''));
  },
);
