import { expect, it } from 'vitest';
import { isCalled } from '../commands/option.ts';
import { questionNamed, questionNames } from './question-names.ts';
import { registry } from './registry.ts';

const names = questionNames.flatMap((question) => question.names);

it('are each the name of one question, and of no command', () => {
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(names.filter((name) => registry.some((entry) => entry.name === name))).toEqual([]);
});

it('are those that the documents promise', () => {
  for (const name of 'ltv clv churn cac mrr nps rfm payback arpu referrals'.split(' '))
    expect(questionNamed(name)?.names).toContain(name);
  expect(questionNamed('CAC')).toBe(questionNamed('cac'));
  expect(questionNamed('churn rate')).toBe(questionNamed('churn_rate'));
  expect(questionNamed('xyz')).toBeUndefined();
});

it('lead to commands that there are, in examples and for files', () => {
  for (const { commands = {}, examples } of questionNames) {
    const named = [...Object.values(commands), ...examples.map((line) => line.split(' ')[1] ?? '')];
    const unknown = named.filter(
      (name) => !name.endsWith('.csv') && !registry.some((entry) => entry.name === name),
    );
    expect(unknown).toEqual([]);
  }
});

it('give options that one of their commands takes', async () => {
  for (const { commands = {}, options = {} } of questionNames) {
    const entries = registry.filter(({ name }) =>
      [...Object.values(commands), 'overview'].includes(name),
    );
    const loaded = await Promise.all(entries.map(({ load }) => load()));
    const taken = loaded.flatMap((command) => command.options);
    for (const option of Object.keys(options))
      expect(
        taken.some((spec) => isCalled(spec, option)),
        option,
      ).toBe(true);
  }
});
