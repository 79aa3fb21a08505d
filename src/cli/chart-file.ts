import type { Ran } from '../commands/command.ts';
import type { Outcome } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { isPicture, type Picture } from '../render/picture/picture.ts';
import type { OutputFile } from './output.ts';

const ending = /[^/\\]\.svg$/i;

/** The name of a file for a picture. */
export const svgName = (text: string, option: string): Outcome<string> =>
  ending.test(text)
    ? { ok: true, value: text }
    : { ok: false, problem: problem('picture-format', { option, text }) };

/** Commands that draw, and what they draw: who has no picture learns what is missing. */
export const drawn = {
  estimate: 'the steps from spend to value (with --margin), and ranges (--tenure 4y..13y)',
  value: 'the steps from spend to value (with --margin), and segments (--by)',
  compare: 'what makes the difference, where two results differ',
  retention: 'survival curves, where enough customers have ended',
  cohorts: 'figures by age, where customers are observed for longer than one period',
  forecast: 'a backtest and the value to come, which need a log that is long enough',
  referral: 'what each referrer brings, and segments (--by)',
  recovery: 'what each kind of problem costs, where there are several',
  ror: 'what a programme brings, step by step',
  pulse: 'indicators that have enough points',
  report: 'the main picture of its first part that has one',
} as const;

/**
 * The main picture of an answer as a file: the first of its document, whatever else is shown.
 *
 * @param file - undefined where none is asked for
 * @throws {Refusal} the answer has no picture
 */
export async function chartFiles(
  command: string,
  { document }: Pick<Ran, 'document'>,
  file: string | undefined,
): Promise<readonly OutputFile[]> {
  if (file === undefined) return [];
  const { title, blocks } = document();
  const picture = blocks.find((block): block is typeof block & Picture => isPicture(block));
  if (picture === undefined)
    throw new Refusal(
      problem('picture-none', {
        command,
        draws: new Map(Object.entries(drawn)).get(command) ?? '',
        others: Object.keys(drawn),
      }),
    );
  // Loaded only where a picture is drawn.
  const { svgFile } = await import('../render/picture/svg.ts');
  return [{ file, parts: [svgFile(picture, title)] }];
}
