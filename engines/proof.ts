import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { checksum } from './checksum.ts';
import type { Engine } from './engine.ts';
import { type LineProof, lineProof } from './line-proof.ts';
import { inPlace, type Place } from './place.ts';
import { ran } from './programs.ts';
import { type Question, questions } from './questions.ts';
import type { Table } from './table.ts';

/** What an engine answered. */
export interface Proof {
  readonly engine: Engine;
  readonly version: string;
  /** Of each question. */
  readonly answers: readonly ProvenAnswer[];
  /** Of the line with its own client, where that was asked. */
  readonly line?: LineProof;
}

export interface ProvenAnswer {
  readonly question: Question;
  readonly rows: number;
  readonly sha256: string;
  readonly seconds: number;
}

/**
 * Starts an engine, loads the tables, and asks all questions by the statements that `rapport sql` prints for it.
 *
 * @param tables - the orders first
 * @param asksLine - whether its own client is asked too, which may have to be installed
 */
export const proof = (
  engine: Engine,
  tables: readonly Table[],
  progress: Place['progress'],
  asksLine: boolean,
): Promise<Proof> =>
  inPlace(progress, async (place) => {
    progress(`${engine.name}: starting`);
    const running = await engine.start(place);
    for (const table of tables) await running.load(table);
    const answers: ProvenAnswer[] = [];
    for (const question of questions) {
      const file = join(place.folder, 'answer.csv');
      const seconds = await running.answer(await statementOf(place, engine, question), file);
      const answer = { question, seconds, ...(await checksum(file, question.texts)) };
      answers.push(answer);
      const summed = `${answer.rows} rows, ${answer.sha256.slice(0, 16)}, ${seconds.toFixed(1)} s`;
      progress(`${engine.name} ${running.version}: ${question.name}: ${summed}`);
    }
    const found = { engine, version: running.version, answers };
    const [orders] = tables;
    if (!asksLine || orders === undefined) return found;
    const line = await lineProof(place, engine, running, orders);
    progress(`${engine.name}: ${line.line}: ${line.differences.length} differences from the log`);
    return { ...found, line };
  });

/** What `rapport sql` prints. */
export async function statementOf(
  place: Place,
  { dialect }: Pick<Engine, 'dialect'>,
  { words }: Pick<Question, 'words'>,
): Promise<string> {
  const rapport = join(process.cwd(), 'bin/rapport.js');
  const args = [rapport, 'sql', ...words, '--dialect', dialect];
  const { stdout } = await ran(place, { command: process.execPath, args });
  return stdout.trimEnd().replace(/;$/, '');
}

/** One checksum of all answers of an engine. */
export function checksumOf({ answers }: Proof): string {
  const hash = createHash('sha256');
  for (const { sha256 } of answers) hash.update(sha256);
  return hash.digest('hex');
}
