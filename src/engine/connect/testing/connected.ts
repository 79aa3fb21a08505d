import type { Connection } from '../../../input/database/connection.ts';
import { targetOf } from '../../../input/database/target.ts';
import type { Problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { connect } from '../connect.ts';

/** Does something with a connection, and closes it. */
export async function connected<T>(
  url: string,
  use: (connection: Connection) => Promise<T>,
  environment: Readonly<Record<string, string>> = {},
  directory = '.',
): Promise<T> {
  const target = targetOf(url);
  if (!target.ok) throw new Refusal(target.problem);
  const connection = await connect(target.value, undefined, { directory }, environment);
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

/** The records of an answer: the names of its columns first. */
export async function recordsOf(
  connection: Connection,
  sql: string,
): Promise<readonly (readonly string[])[]> {
  const { records } = await connection.answer(sql, 'orders');
  const found: (readonly string[])[] = [];
  await records({ take: (cells) => found.push([...cells]) });
  return found;
}

/** The problem that stands in the way of something. */
export async function refusalOf(work: Promise<unknown>): Promise<Problem | undefined> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.problems[0];
    throw error;
  }
  return undefined;
}
