import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleBrowser, bundleCommand, bundleLibrary } from '../../scripts/bundle.js';

/** The package as it is installed, built from the sources of now, in a folder of its own. */
export interface BuiltCommand {
  /** Path of bin/rapport.js; the folder above it is the package. */
  readonly program: string;
  remove(): Promise<void>;
}

/**
 * Builds command, library and the scripts of pages beside the repository, not into `dist`: somebody else may be running what is there.
 *
 * @param root - the repository
 */
export async function buildCommand(root: string): Promise<BuiltCommand> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-built-'));
  const program = join(folder, 'bin/rapport.js');
  await cp(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  for (const part of ['package.json', 'docs', 'schemas']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  // What users install beside it: DuckDB, and what speaks to PostgreSQL.
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await bundleCommand(root, join(folder, 'dist'));
  await bundleLibrary(root, join(folder, 'dist'));
  await bundleBrowser(root, join(folder, 'dist/browser'));
  return { program, remove: () => rm(folder, { recursive: true, force: true }) };
}
