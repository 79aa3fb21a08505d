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

/** Commands that draw, as the message says to who asks another one. */
export const drawingCommands = [
  'estimate',
  'value',
  'compare',
  'retention',
  'cohorts',
  'forecast',
  'pulse',
] as const;

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
    throw new Refusal(problem('picture-none', { command, others: drawingCommands }));
  // Loaded only where a picture is drawn.
  const { svgFile } = await import('../render/picture/svg.ts');
  return [{ file, parts: [svgFile(picture, title)] }];
}
