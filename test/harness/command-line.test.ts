import { describe, expect, it } from 'vitest';
import { commandLine } from './command-line.ts';

describe('commandLine', () => {
  it.each([
    ['rapport  estimate --spend 5/mo', ['rapport', 'estimate', '--spend', '5/mo']],
    [`rapport "a b" 'c "d"' e\\ f`, ['rapport', 'a b', 'c "d"', 'e f']],
    [
      `rapport --column "Spend, \\"net\\""=amount ''`,
      ['rapport', '--column', 'Spend, "net"=amount', ''],
    ],
  ])('takes %s apart', (line, words) => {
    expect(commandLine(line)).toEqual({ words });
  });

  it('takes the file of standard input out of the words', () => {
    expect(commandLine('rapport value - <"my file.csv" --json')).toEqual({
      words: ['rapport', 'value', '-', '--json'],
      stdin: 'my file.csv',
    });
  });

  it.each(['rapport "a', "rapport 'a", 'rapport <', 'rapport a\\'])('refuses %s', (line) => {
    expect(() => commandLine(line)).toThrow(SyntaxError);
  });
});
