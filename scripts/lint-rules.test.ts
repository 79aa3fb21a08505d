import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const imports = 'lint/style/noRestrictedImports';
const globals = 'lint/style/noRestrictedGlobals';
const repeatable = 'plugin';

/** Sources, and the rule that each breaks where it stands. */
const samples: readonly (readonly [folder: string, source: string, rule?: string])[] = [
  ['src/core/value', "export { x } from '../outcome.ts';"],
  ['src/core/value', "export { x } from '../../problems/x.ts';", imports],
  ['src/core', "export { x } from '../input/x.ts';", imports],
  ['src/core', "export { x } from 'zod';", imports],
  ['src/core', "export { x } from 'node:fs';", imports],
  ['src/core', "export const x = () => import('../render/x.ts');", imports],
  ['src/problems', "export { x } from '../core/x.ts';"],
  ['src/problems', "export { x } from '../render/x.ts';", imports],
  ['src/problems', "export { x } from 'chalk';", imports],
  ['src/render', "export { x } from 'chalk';"],
  ['src/render', "export { x } from '../cli/x.ts';", imports],
  ['src/input/csv', "export type { X } from '../../commands/x.ts';", imports],
  ['src/engine', "export { x } from '../commands/x.ts';", imports],
  ['src/check', "export { x } from '../commands/value/x.ts';", imports],
  ['src/commands/value', "export { x } from '../../input/x.ts';"],
  ['src/commands/value', "export { x } from '../../cli/x.ts';", imports],
  ['src/commands/value', "export { argv } from 'node:process';", imports],
  ['src/cli', "export { x } from '../commands/value/x.ts';"],

  ['src/cli', 'export const x = process.argv;'],
  ['src/core', 'export const x = process.argv;', globals],
  ['src/render', 'export const x = process.argv;', globals],
  ['src/commands', 'export const x = process.argv;', globals],

  ['src/core', 'export const x = Date.UTC(2024, 1, 29);'],
  ['src/core', 'export const x = Date.now();', repeatable],
  ['src/core', 'export const x = new Date();', repeatable],
  ['src/core', 'export const x = Math.random();', repeatable],
  ['src/core', '[1].map(Math.random);', repeatable],
  ['src/core', 'export const x = (5).toLocaleString();', repeatable],
  ['src/core', "export const x = 'a'.localeCompare('b');", repeatable],
];

it('keeps the direction of imports, the process to src/cli, and the core repeatable', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-lint-'));
  try {
    await cp('biome.json', join(folder, 'biome.json'));
    await cp('scripts/repeatable.grit', join(folder, 'scripts/repeatable.grit'));
    const files = samples.map(([where], i) => `${where}/sample-${i}.ts`);
    for (const [i, file] of files.entries()) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), samples[i]?.[1] ?? '');
    }
    const found = await diagnostics(folder);
    const outcome = samples.map(([where, source], i) => [where, source, ...rules(found, files[i])]);
    expect(outcome).toEqual(samples);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string };
}

/** Everything that the linter finds in a folder. */
async function diagnostics(folder: string): Promise<readonly Diagnostic[]> {
  const biome = join(process.cwd(), 'node_modules/.bin/biome');
  const arguments_ = ['lint', '--reporter=json', '--max-diagnostics=none', 'src'];
  const lint = promisify(execFile)(biome, arguments_, { cwd: folder });
  const { stdout } = await lint.catch((failed: { stdout: string }) => failed);
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

/** The rules that a file breaks. */
function rules(found: readonly Diagnostic[], file: string | undefined): string[] {
  return found.filter(({ location }) => location.path === file).map(({ category }) => category);
}
