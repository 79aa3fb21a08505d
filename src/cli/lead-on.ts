import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Runner } from '../commands/command.ts';
import { kindWords } from '../commands/shared/reading/kind-words.ts';
import type { FileKind } from '../input/survey-files.ts';
import { type Problem, type ProblemCode, problem } from '../problems/problem.ts';
import { isSystemError } from '../problems/system-reason.ts';
import { withNearestFile } from './nearest-file.ts';
import { kindOf, lineOf, understood } from './no-command.ts';
import { registry } from './registry.ts';

/**
 * The problems of a refusal with what leads on from them: of a file that is not there the one that was probably meant,
 * and of a file that is none for the command the command that reads it.
 *
 * @param words - of the command line
 */
export async function ledOn(
  problems: readonly Problem[],
  words: readonly string[],
  directory: string,
  run: Runner,
): Promise<readonly Problem[]> {
  const other = problems.some(({ code }) => doesNotFit.has(code))
    ? await otherCommand(words, directory, run)
    : undefined;
  const led = problems.map((each) => withNearestFile(each, directory));
  return other === undefined ? led : [...led, other];
}

/** What a command says of files that are of another kind than it reads. */
const doesNotFit: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'charges-irregular',
  'column-missing',
  'customers-likely',
  'indicators-none',
  'indicators-of-orders',
  'operand-unexpected',
  'orders-likely',
  'problems-shape-unclear',
  'tenure-missing',
]);

/** The commands that read a kind of file, the one to begin with first. */
const readers: Readonly<Record<FileKind, readonly string[]>> = {
  orders: ['forecast', 'cohorts', 'ror'],
  customers: ['value', 'retention'],
  cohorts: ['retention'],
  referrals: ['referral'],
  problems: ['recovery'],
  indicators: ['pulse'],
  'acquisition costs': [],
};

/** A file is looked at for a hint only where that takes no time. */
const largest = 50_000_000;

async function otherCommand(
  [command, ...words]: readonly string[],
  directory: string,
  run: Runner,
): Promise<Problem | undefined> {
  const entry = registry.find(({ name }) => name === command);
  if (entry === undefined || !['', 'FILE...'].includes(entry.operands)) return undefined;
  if (entry.name === 'inspect' || entry.name === 'compare') return undefined;
  const { operands } = await understood(words);
  const file = operands.find((each) => isSmallTable(each, directory));
  if (file === undefined) return undefined;
  const kind = await kindOf(file, directory, run);
  if (kind === undefined || readers[kind].includes(entry.name)) return undefined;
  const [first = 'overview'] = entry.operands === '' ? [] : readers[kind];
  const reader = registry.find(({ name }) => name === first);
  if (reader === undefined) throw new RangeError(`no command ${first}`);
  const line = await lineOf(reader, words);
  return problem('file-for-other', { kind: kindWords[kind], line }, { file });
}

function isSmallTable(file: string, directory: string): boolean {
  if (['.json', '.yaml', '.yml'].includes(extname(file).toLowerCase())) return false;
  try {
    const found = statSync(resolve(directory, file));
    return found.isFile() && found.size <= largest;
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}
