import { catalogue, commandFor, words } from '../problems/catalogue.ts';
import type { Place, Problem } from '../problems/problem.ts';
import type { Tallied } from '../problems/tally.ts';
import { commandLines } from '../render/command-lines.ts';
import { numberText } from '../render/number-text.ts';
import { cut, wrap, wrapWithin } from '../render/text-width.ts';
import { visible, withTexts } from '../render/visible.ts';

/** How the words of a problem are coloured. */
interface Palette {
  readonly error: (text: string) => string;
  readonly notice: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** An excerpt is cut to so many columns: it shows the place, not the line. */
const longestExcerpt = 76;
const width = 80;

/**
 * Problems as a person reads them: each code once, with its first examples as
 *
 *     file:line: column "x": what happened
 *         the line
 *       what to do  [code: rapport explain code]
 *
 * @param columns - of the terminal; absent in a pipe, where a message is one line
 */
export function problemText(
  tallies: readonly Tallied[],
  palette: Palette,
  columns?: number,
): string {
  return tallies.map((tallied) => oneCode(tallied, palette, columns)).join('');
}

function oneCode(
  { count, examples }: Tallied,
  palette: Palette,
  columns: number | undefined,
): string {
  const [first] = examples;
  if (first === undefined) return '';
  if (catalogue[first.code].isAnswer === true) return examples.map(answerText).join('');
  const lines: string[] = [];
  const more = count - examples.length;
  const texts = examples.map((example) => withTexts(textsOf(example), visible));
  for (const [i, { severity, place, message, excerpt, advice, command }] of texts.entries()) {
    const paint = { error: palette.error, warning: palette.notice, note: palette.dim }[severity];
    const [head = '', ...others] = wrapped(`${severity}: ${place}${message}`, columns);
    const named = head.slice(severity.length + 2);
    const strong = named.startsWith(place)
      ? palette.strong(place) + named.slice(place.length)
      : named;
    lines.push(`${paint(`${severity}:`)} ${strong}`, ...others);
    if (excerpt !== null) lines.push(palette.dim(`    ${cut(excerpt, longestExcerpt)}`));
    const next = texts[i + 1];
    if (next === undefined && more > 0)
      lines.push(`  … and ${numberText(more, 0)} more of this kind`);
    // Said once where the same advice settles all of them.
    if (next?.advice !== advice) {
      lines.push(...wrap(advice, width - 2).map((line) => `  ${line}`));
      lines.push(...command.map((line) => `      ${line}`));
    }
  }
  lines.push(palette.dim(`  [${first.code}: rapport explain ${first.code}]`));
  return `${lines.join('\n')}\n`;
}

/** What answers a request, which no result does: a sentence, and the command line that gives one. */
function answerText(problem: Problem): string {
  const { message, advice, command } = withTexts(textsOf(problem), visible);
  const lines = [...wrap(`${message}. ${advice}`, width), ...command.map((line) => `    ${line}`)];
  return `${lines.join('\n')}\n`;
}

/** A message in one line, as programs look for it, but at a terminal in lines that fit. */
const wrapped = (text: string, columns: number | undefined): string[] =>
  columns === undefined ? [text] : wrapWithin(text, columns);

/** What is said of a problem, as it stands in the user's files and in the catalogue. */
function textsOf(problem: Problem) {
  const { severity, message, advice } = words(problem);
  const { at } = problem;
  return {
    severity,
    message,
    advice,
    command: commandLines(commandFor(problem) ?? ''),
    place: placeText(at),
    excerpt: at?.excerpt ?? null,
  };
}

function placeText(at: Place | undefined): string {
  if (at === undefined) return '';
  const parts = [
    ...(at.file === undefined ? [] : [at.line === undefined ? at.file : `${at.file}:${at.line}`]),
    ...(at.column === undefined ? [] : [`column "${at.column}"`]),
  ];
  return parts.map((part) => `${part}: `).join('');
}
