import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import type { OpenParquet } from '../input/layout/open-file.ts';

/** Opens Parquet for every command; DuckDB is loaded only where there is such a file. */
export const openParquet: OpenParquet = async (...args) => {
  const engine = await import('../engine/open-parquet.ts');
  return engine.openParquet(...args);
};

/**
 * The command that installs a package where this program finds it, in the version that the tests ran with. A project
 * has a package.json above `node_modules`; the folder of packages that npm installs for all projects has none.
 *
 * @param program - path of a file of this program
 */
export function engineInstall(
  engine: '@duckdb/node-api' | 'pg',
  program = fileURLToPath(import.meta.url),
): string {
  const packages = program.lastIndexOf(`${sep}node_modules${sep}`);
  const isGlobal = packages >= 0 && !existsSync(join(program.slice(0, packages), 'package.json'));
  const version = packageJson.devDependencies[engine];
  return `npm install ${isGlobal ? '--global ' : ''}${engine}@${version}`;
}
