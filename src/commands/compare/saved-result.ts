import type { z } from 'zod';
import { type Problem, problem } from '../../core/problem.ts';
import type { Report } from '../../core/report.ts';
import { decoded } from '../../input/bytes/encoding.ts';
import { sourceBytes } from '../../input/bytes/source-bytes.ts';
import { unpacked } from '../../input/bytes/unpacked.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { World } from '../command.ts';

/** A file that says it is the result of a command; whether it is one shows when it is read as such. */
export interface SavedFile {
  readonly file: string;
  readonly command: string;
  readonly json: object;
}

/** More than any result takes, and less than a text may have characters. */
const mostBytes = 2 ** 28;

/**
 * Reads a file that a command wrote with `--json`, in any encoding that a shell may have redirected it to.
 *
 * @throws {Refusal} it cannot be read, is not JSON, or no command wrote it
 */
export async function savedFile(file: string, world: World): Promise<SavedFile> {
  const refused = (found: Problem) => new Refusal({ ...found, at: { file } });
  const text = await textOf(file, world);
  const json = parsed(text);
  if (json === undefined) throw refused(unreadable(text));
  const schema = fieldOf(json, 'schema');
  const [, command = '', version] =
    /^rapport\/([a-z-]{1,30})@(\d{1,9})$/.exec(typeof schema === 'string' ? schema : '') ?? [];
  if (version === undefined || typeof json !== 'object' || json === null)
    throw refused(problem('saved-result-foreign', {}));
  if (version !== '1') {
    const known = `rapport/${command}@1`;
    throw refused(
      problem('saved-result-version', { schema: `rapport/${command}@${version}`, known }),
    );
  }
  return { file, command, json };
}

/** The field of an object, not of its prototype. */
const fieldOf = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, name)
    ? (json as Readonly<Record<string, unknown>>)[name]
    : undefined;

/**
 * The file as a result of its command.
 *
 * @throws {Refusal} a field is missing or holds something else than the command writes
 */
export function asReport<R>({ file, json }: SavedFile, schema: z.ZodType<Report<R>>): Report<R> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const path = read.error.issues[0]?.path ?? [];
  throw brokenAt(file, path.map(String).join('.'));
}

/** No calculation gives more, and sums of such numbers are still numbers. */
export const largestFigure = 1e200;

/** The refusal of a file whose contents do not go together. */
export const brokenAt = (file: string, where: string): Refusal =>
  new Refusal(problem('saved-result-broken', { where }, { file }));

const unreadableFile = (file: string, reason: 'too-large' | 'not-json'): Refusal =>
  new Refusal(problem('saved-result-unreadable', { reason }, { file }));

async function textOf(file: string, world: World): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const bytes = unpacked(sourceBytes(file, world), file, () => {});
    for await (const chunk of decoded(bytes, file, undefined, () => {})) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > mostBytes) throw unreadableFile(file, 'too-large');
    }
  } catch (error) {
    // What is no text is no JSON; no option makes a result of it, nor does an export as CSV.
    const isNoText = (found: Problem) => noText.has(found.code);
    if (error instanceof Refusal && error.problems.some(isNoText))
      throw unreadableFile(file, 'not-json');
    throw error;
  }
  return Buffer.concat(chunks).toString('utf8').trim();
}

const noText: ReadonlySet<Problem['code']> = new Set(['file-binary', 'encoding-invalid']);

/** Undefined where it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function unreadable(text: string): Problem {
  const cutShort = text.startsWith('{') && !text.endsWith('}');
  const reason = text === '' ? 'empty' : cutShort ? 'cut-short' : 'not-json';
  return problem('saved-result-unreadable', { reason });
}
