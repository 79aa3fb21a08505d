import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { finished } from './child-process.ts';
import { type Exchange, exchanges, fences } from './markdown.ts';

/** A documented command with what it prints now. */
export interface Rerun extends Exchange {
  readonly actual: readonly string[];
}

/** Not ours to run: they set things up, and README's are run in .ci/run. */
const leftAlone = /^(npm|npx|git|cd) /;

/** Every document that may show commands, from the root of the repository. */
export async function documents(): Promise<string[]> {
  const below = await readdir('docs', { recursive: true });
  const pages = below.filter((file) => file.endsWith('.md')).map((file) => join('docs', file));
  const top = (await readdir('.')).filter((file) => file.endsWith('.md'));
  return [...top, ...pages].sort();
}

/**
 * Runs a document's commands in its order, in a folder that has the fixtures, the installed package and
 * the files that the document itself writes out, and no others. Standard error is kept where it comes, as in a terminal.
 */
export async function rerun(document: string, program: string): Promise<Rerun[]> {
  const blocks = fences(await readFile(document, 'utf8'));
  const directory = await mkdtemp(join(tmpdir(), 'rapport-document-'));
  try {
    await cp('fixtures', join(directory, 'fixtures'), { recursive: true });
    await mkdir(join(directory, 'node_modules'));
    await symlink(join(dirname(program), '..'), join(directory, 'node_modules/rapport-cli'), 'dir');
    const path = [await shim(directory, program), process.env['PATH']].join(delimiter);
    const done: Rerun[] = [];
    for (const block of blocks) {
      if (block.language === 'console') {
        for (const exchange of exchanges(block)) {
          if (leftAlone.test(exchange.command)) continue;
          const script = `exec 2>&1\n${exchange.command}`;
          const environment = { PATH: path };
          const { stdout } = await finished('sh', ['-c', script], { directory, environment });
          const actual = stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n');
          done.push({ ...exchange, actual });
        }
      } else if (block.file !== '') {
        const file = join(directory, block.file);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, block.lines.map((line) => `${line}\n`).join(''));
      }
    }
    return done;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A folder for the search path in which `rapport` is the program. */
async function shim(directory: string, program: string): Promise<string> {
  const folder = join(directory, '.path');
  await mkdir(folder);
  await writeFile(
    join(folder, 'rapport'),
    `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`,
  );
  await chmod(join(folder, 'rapport'), 0o755);
  return folder;
}
