import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';

/**
 * Bundles the source of a worker for tests, as Node runs no TypeScript there.
 *
 * @returns the file, and what removes it
 */
export async function workerFile(source: string) {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-worker-'));
  const file = join(folder, 'worker.cjs');
  await build({
    input: source,
    platform: 'node',
    output: { file, format: 'cjs', codeSplitting: false },
    logLevel: 'warn',
  });
  return { file, remove: () => rm(folder, { recursive: true }) };
}
