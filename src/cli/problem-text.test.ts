import { expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { problemText } from './problem-text.ts';

const plain = (text: string) => text;
const palette = { error: plain, notice: plain, strong: (text: string) => `*${text}*`, dim: plain };
const missing = (file: string) => ({
  count: 1,
  examples: [problem('file-missing', { pattern: false }, { file })],
});
const unknown = {
  count: 1,
  examples: [
    problem('command-unknown', { name: 'a-word-of-some-length', suggestion: 'rapport value' }),
  ],
};

it('has the place, the message, what to do and a command line of its own', () => {
  expect(
    problemText([unknown, missing('a.csv')], palette),
  ).toBe(`error: **there is no command "a-word-of-some-length"
  See the commands with rapport --help. Did you mean:
      rapport value
  [command-unknown: rapport explain command-unknown]
error: *a.csv: *there is no such file
  Check the name and the folder; - reads standard input.
  [file-missing: rapport explain file-missing]
`);
});

it('is a sentence, and no error, where it answers what was asked', () => {
  const args = { name: 'ltv', says: 'Value computes it.', line: 'rapport value a.csv' };
  const question = { count: 1, examples: [problem('command-question', args)] };
  expect(
    problemText([question], palette),
  ).toBe(`"ltv" is the name of a question, not of a command. Value computes it. Here it
is:
    rapport value a.csv
`);
});

it('fits a terminal, where a message in a pipe is one line', () => {
  const [first] = problemText([unknown], palette, 40).split('\n  See');
  expect(first).toBe('error: **there is no command\n"a-word-of-some-length"');
  expect(problemText([unknown], palette).split('\n')[0]).toContain('command "a-word');
});
