import { describe, expect, it } from 'vitest';
import { exchanges, fences, matches } from './markdown.ts';

const text = `# Title
\`\`\`csv customers.csv
a,b
\`\`\`
\`\`\`\`console
$ rapport value \\
    customers.csv
total
$ rapport inspect customers.csv
$ rapport value none.csv
error: none.csv: there is no such file
[exit code 2]
\`\`\`\`
`;

describe('fences', () => {
  it('finds the blocks with what they are and where', () => {
    expect(fences(text)).toMatchObject([
      { language: 'csv', file: 'customers.csv', start: 2, lines: ['a,b'] },
      { language: 'console', file: '', start: 5 },
    ]);
  });

  it('refuses a block that never closes', () => {
    expect(() => fences('```console\n$ rapport')).toThrow('line 1: the block never closes');
  });
});

describe('exchanges', () => {
  it('joins a command that goes on, and gives each the lines up to the next and the exit code that is marked', () => {
    const [, block] = fences(text);
    expect(block && exchanges(block)).toEqual([
      { command: 'rapport value \\\n    customers.csv', start: 7, output: ['total'], code: 0 },
      { command: 'rapport inspect customers.csv', start: 9, output: [], code: 0 },
      {
        command: 'rapport value none.csv',
        start: 10,
        output: ['error: none.csv: there is no such file'],
        code: 2,
      },
    ]);
  });
});

describe('matches', () => {
  it.each([
    [['a', 'b'], ['a', 'b'], true],
    [['a'], ['a', 'b'], false],
    [['a', '…'], ['a'], true],
    [['a', '…'], ['a', 'b', 'c'], true],
    [['…', 'c'], ['a', 'b', 'c'], true],
    [['…', 'b'], ['a', 'b', 'c'], false],
    [['a', '…', 'b', '…', 'd'], ['a', 'x', 'b', 'c', 'd'], true],
    [['a', '…', 'd', '…', 'b'], ['a', 'x', 'b', 'c', 'd'], false],
    [['a', '…', 'a'], ['a'], false],
  ])('%j, given %j: %j', (documented, actual, expected) => {
    expect(matches(documented, actual)).toBe(expected);
  });
});
