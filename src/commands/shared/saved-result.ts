import { decoded } from '../../input/bytes/encoding.ts';
import { sourceBytes } from '../../input/bytes/source-bytes.ts';
import { unpacked } from '../../input/bytes/unpacked.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { World } from '../command.ts';
import { resultVersion, schemaName } from './result-versions.ts';
import { number, orNull, SavedFields, scalar, text } from './saved-fields.ts';

/** The saved result of a command. Its fields are checked as they are read. */
export interface SavedResult {
  readonly file: string;
  readonly command: string;
  /** Of the form of its result: from 1 to the one that the command writes now. */
  readonly version: number;
  readonly fields: SavedFields;
}

/** One effective input of a saved result. */
export interface SavedAssumption {
  readonly value: number | string | boolean;
  readonly unit: string | null;
  /** As it was written. */
  readonly text: string;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Whether nobody gave it. */
  readonly isDefault: boolean;
}

/** More than any result takes, and less than a text may have characters. */
const mostBytes = 2 ** 28;

/**
 * Reads a file that a command wrote with `--json`, in any encoding that a shell may have redirected it to.
 *
 * @throws {Refusal} it cannot be read, is not JSON, or no command of this version or an earlier one wrote it
 */
export async function savedResult(file: string, world: World): Promise<SavedResult> {
  const refused = (found: Problem) => new Refusal({ ...found, at: { file } });
  const written = await textOf(file, world);
  const json = parsed(written);
  if (json === undefined) throw refused(unreadable(written));
  const schema = fieldOf(json, 'schema');
  const [, command = '', digits] =
    /^rapport\/([a-z-]{1,30})@(\d{1,9})$/.exec(typeof schema === 'string' ? schema : '') ?? [];
  if (digits === undefined || typeof json !== 'object' || json === null)
    throw refused(problem('saved-result-foreign', {}));
  const version = Number(digits);
  const latest = resultVersion(command);
  if (!(version >= 1 && version <= latest)) {
    const known = `${schemaName(command, 1)}${latest > 1 ? ` to @${latest}` : ''}`;
    throw refused(
      problem('saved-result-version', { schema: `rapport/${command}@${digits}`, known }),
    );
  }
  return { file, command, version, fields: new SavedFields(file, { ...json }) };
}

/** The assumptions of a saved result, by the names that they have now. */
export function savedAssumptions(fields: SavedFields): ReadonlyMap<string, SavedAssumption> {
  return new Map(
    fields.entries('assumptions').map(([name, each]) => [
      currentNames.get(name) ?? name,
      {
        value: each.get('value', scalar),
        unit: each.find('unit', orNull(text)) ?? null,
        text: each.get('text', text),
        low: each.find('low', number),
        high: each.find('high', number),
        isDefault: each.find('source', text) === 'default',
      },
    ]),
  );
}

/** Assumptions that had another name before, as the options that give them. */
const currentNames: ReadonlyMap<string, string> = new Map([['basis', 'amounts']]);

/** The field of an object, not of its prototype. */
const fieldOf = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, name)
    ? (json as Readonly<Record<string, unknown>>)[name]
    : undefined;

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
function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function unreadable(written: string): Problem {
  const cutShort = written.startsWith('{') && !written.endsWith('}');
  const reason = written === '' ? 'empty' : cutShort ? 'cut-short' : 'not-json';
  return problem('saved-result-unreadable', { reason });
}
