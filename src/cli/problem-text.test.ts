import { expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { problemText } from './problem-text.ts';

const plain = (text: string) => text;
const palette = { error: plain, notice: plain, strong: (text: string) => `*${text}*`, dim: plain };
const tallies = [
  {
    count: 1,
    examples: [
      problem('command-question', {
        name: 'ltv',
        says: 'Value computes it.',
        line: 'rapport value',
      }),
    ],
  },
  { count: 1, examples: [problem('file-missing', { pattern: false }, { file: 'a.csv' })] },
];

it('has the place, the message, what to do and a command line of its own', () => {
  expect(
    problemText(tallies, palette),
  ).toBe(`error: **"ltv" is the name of a question, not of a command
  Value computes it. Here it is:
      rapport value
  [command-question: rapport explain command-question]
error: *a.csv: *there is no such file
  Check the name and the folder; - reads standard input.
  [file-missing: rapport explain file-missing]
`);
});

it('fits a terminal, where a message in a pipe is one line', () => {
  const [first] = problemText(tallies, palette, 40).split('\n  Value');
  expect(first).toBe('error: **"ltv" is the name of a question,\nnot of a command');
  expect(problemText(tallies, palette).split('\n')[0]).toContain('question, not of');
});
