import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { atTerminal } from './harness/at-terminal.ts';
import { caseNames, inCaseCopy, needsReferenceData } from './harness/case.ts';
import type { CommandLine } from './harness/command-line.ts';
import { type PlantedPlace, places, planted } from './harness/planted.ts';

const names: string[] = [];
for (const name of await caseNames()) if (!(await needsReferenceData(name))) names.push(name);

/** The codes of the palette, and those that clear the line of progress. */
const own = /\p{Cc}\[(?:[0-9;]+m|K)|\r(?=\p{Cc}\[K)/gu;
const paletteCodes = /^(?:0|1|2|22|30|31|33|37|39|4[2-46]|49)$/;
const obeyed = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]/u;

/** Lines with something that a terminal would obey, but for line breaks and the codes of the program itself. */
const obeyedLines = (printed: string): string[] =>
  printed.split('\n').filter((line) =>
    obeyed.test(
      line.replaceAll(own, (code) => {
        const number = /\d+/.exec(code)?.[0];
        return number === undefined || paletteCodes.test(number) ? '' : code;
      }),
    ),
  );

/** CSV and TSV are data for a program: a raw cell stays raw. */
const isCsv = (words: readonly string[]) =>
  ['csv', 'tsv', '--format=csv', '--format=tsv'].some((word) => words.includes(word));
/** Only what is laid out for a terminal fits one: no JSON, no statement in SQL, no file printed by `-o -`. */
const isLaidOut = (words: readonly string[]) =>
  words[1] !== 'sql' && !words.some((word) => /^(-o|--output|--format|--json|--init)/.test(word));

describe('at a terminal of 80 columns', () => {
  for (const [i, name] of names.entries()) {
    // Each begins with another place; saved results are all that compare reads.
    const first = name.startsWith('compare/') ? places.indexOf('settings') : i % places.length;
    const inTurn = [...places.slice(first), ...places.slice(0, first)];
    it(`${name} fits, and obeys nothing that stands in it`, async () => {
      await inCaseCopy(name, async (command, directory) => {
        if (!isLaidOut(command.words)) return;
        const { stdout } = await atTerminal(command, directory);
        expect(stdout.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
      });
      await inCaseCopy(name, async (command, directory) => {
        const hostile = await plantedAnywhere(directory, command, inTurn);
        // Without files, and without the value of an option, there is no place.
        if (hostile === undefined) return;
        const { stdout, stderr } = await atTerminal(hostile, directory);
        expect(obeyedLines(isCsv(command.words) ? '' : stdout)).toEqual([]);
        expect(obeyedLines(stderr)).toEqual([]);
      });
    });
  }
});

/** The command with hostile texts in the first of the places that it has. */
async function plantedAnywhere(
  directory: string,
  command: CommandLine,
  inTurn: readonly PlantedPlace[],
): Promise<CommandLine | undefined> {
  for (const place of inTurn) {
    const hostile = await planted(directory, command, place);
    if (hostile !== undefined) return hostile;
  }
  return undefined;
}

describe('shows and does not obey', () => {
  const hostile = 'a\u001b[35m\u009b2J\u202eb';
  const shown = 'a␛[35m<U+009B>2J<U+202E>b';
  it.each([
    [
      'the title of inspect',
      ['inspect', `${hostile}.csv`],
      { [`${hostile}.csv`]: 'id,spend\nA,1\n' },
    ],
    ['what --init says', ['pulse', '--init', '-o', `${hostile}.csv`], {}],
    ['the name of a command', [hostile], {}],
    ['the name of an option', ['value', `--${hostile}`], {}],
  ])('%s', async (_, words, files) => {
    const directory = await mkdtemp(join(tmpdir(), 'rapport-terminal-'));
    try {
      for (const [file, content] of Object.entries(files))
        await writeFile(join(directory, file), content);
      const { stdout, stderr } = await atTerminal({ words: ['rapport', ...words] }, directory);
      expect(stdout + stderr).toContain(shown);
      expect(obeyedLines(stdout + stderr)).toEqual([]);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
