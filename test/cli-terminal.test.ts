import { describe, expect, inject, it } from 'vitest';
import { inShell, inTerminal } from './harness/shell.ts';

const program = inject('program');
const files = {
  'customers.csv': [
    'id,segment,monthly spend,tenure months',
    'A,a segment with a name that is longer than any terminal on this desk is wide,100,12',
    'B,short,200,24',
    'C,日本語の長いセグメント名前がここにありますとても長い,310,36',
    '',
  ].join('\n'),
};
const terminal = (columns: number, line: string) =>
  inShell(program, files, inTerminal(columns, line));
const plain = (text: string) => text.replaceAll(/\p{Cc}\[\d+m/gu, '').replaceAll('\r', '');

// `script`, which gives a program a terminal, takes other options elsewhere.
describe.skipIf(process.platform !== 'linux')('at a terminal', () => {
  it('tables fit its width, cut in the column that may be cut', async () => {
    const { stdout, code } = await terminal(80, 'rapport value customers.csv --by segment');
    const lines = plain(stdout).split('\n');
    expect(code).toBe(0);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}a segment with .*… +1 +1,200\.00/));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}日本語.*… +1 +3,720\.00/));
  });

  it('COLUMNS says otherwise', async () => {
    const { stdout } = await terminal(80, 'COLUMNS=120 rapport value customers.csv --by segment');
    expect(plain(stdout)).toMatch(/^ {2}a segment with a name that is longer than any term/m);
  });

  it('text is coloured, unless an option or variable forbids it', async () => {
    const value = 'rapport value customers.csv';
    expect((await terminal(80, value)).stdout).toContain('\u001b[1mWhat these');
    for (const line of [
      `NO_COLOR=1 ${value}`,
      `TERM=dumb ${value}`,
      `FORCE_COLOR=0 ${value}`,
      `${value} --color never`,
      `${value} | cat`,
    ]) {
      expect((await terminal(80, line)).stdout, line).not.toContain('\u001b');
    }
  });

  it.each(['-', 'customers.csv --join -', 'customers.csv --acquisition-costs - --margin 20%'])(
    'rapport value %s says what to do instead of waiting for input',
    async (words) => {
      const { stdout } = await terminal(80, `rapport value ${words}`);
      expect(plain(stdout)).toContain('[stdin-is-terminal: rapport explain stdin-is-terminal]');
    },
  );
});

it('help is the same, however it is asked for', async () => {
  const { stdout } = await inShell(program, {}, 'rapport help value');
  expect(stdout).toMatch(/^rapport value: what are these customers worth/);
  for (const words of ['value -h', 'value --help', 'value --help none.csv', 'value x --by y -h']) {
    expect(await inShell(program, {}, `rapport ${words}`)).toEqual({ code: 0, stdout, stderr: '' });
  }
});
