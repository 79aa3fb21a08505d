import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './place.ts';
import { ran } from './programs.ts';

/**
 * A package for Python in an environment of its own, installed once.
 *
 * @returns the Python that has it
 */
export async function pythonPackage(place: Place, name: string, version: string): Promise<string> {
  const folder = join(place.cache, `${name}-${version}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, 'installed');
  if (existsSync(complete)) return python;
  place.progress(`${name} ${version}: pip install`);
  await rm(folder, { recursive: true, force: true });
  await ran(place, { command: 'python3', args: ['-m', 'venv', folder] });
  const args = ['-m', 'pip', 'install', '--quiet', `${name}==${version}`];
  await ran(place, { command: python, args });
  await writeFile(complete, '');
  return python;
}
