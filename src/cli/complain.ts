import type { Problem } from '../problems/problem.ts';
import { ProblemTally } from '../problems/tally.ts';
import { problemText } from './problem-text.ts';
import { refusalFormat, refusalText } from './refusal-format.ts';
import { coloured, fittingColumns, paletteOf } from './streams.ts';

/** Prints the problems of a refusal: for programs in the format that the result would have had. */
export function complain(
  process: NodeJS.Process,
  words: readonly string[],
  problems: readonly Problem[],
): void {
  const format = refusalFormat(words);
  if (format !== undefined) {
    process.stderr.write(refusalText(words[0], problems, format));
    return;
  }
  const tally = new ProblemTally();
  for (const each of problems) tally.add(each);
  tell(process, words, tally.tallies());
}

/** Prints problems that did not keep the program from answering. */
export function tell(
  process: NodeJS.Process,
  words: readonly string[],
  tallies: ReturnType<ProblemTally['tallies']>,
): void {
  if (tallies.length === 0) return;
  const facts = { isTTY: process.stderr.isTTY === true, columns: process.stderr.columns };
  const colour = coloured(colourFlag(words), process.env, facts);
  process.stderr.write(problemText(tallies, paletteOf(colour), fittingColumns(process.env, facts)));
}

/** The value of `--color`, found even where the other words cannot be understood. */
function colourFlag(words: readonly string[]): string | undefined {
  const flags = words.flatMap((word, i) => {
    if (word === '--color') return [words[i + 1]];
    return word.startsWith('--color=') ? [word.slice('--color='.length)] : [];
  });
  return flags.at(-1);
}
