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
import { basename, delimiter, dirname, join } from 'node:path';
import { finished } from './child-process.ts';
import { type Exchange, exchanges, fences } from './markdown.ts';

/** A documented command with what it prints now. */
export interface Rerun extends Exchange {
  readonly actual: readonly string[];
  readonly actualCode: number | null;
  /** Files that the document shows, and that are others after the command: what comes later would read those. */
  readonly changed: readonly string[];
}

/** The commands of a document, run again, and the pictures that it shows. */
export interface RerunDocument {
  readonly done: Rerun[];
  readonly pictures: readonly ShownPicture[];
}

/** An SVG that a document shows. */
export interface ShownPicture {
  /** From the root of the repository. */
  readonly file: string;
  /** What the document's commands write under its name; absent where they write none. */
  readonly written?: string;
}

/** Not ours to run: they set things up, and README's are run in .ci/run. */
const leftAlone = /^(npm|npx|git|cd) /;

/** A command that fails within a pipe fails. */
const shellOptions = ['--norc', '-o', 'pipefail', '-c'];

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
export async function rerun(document: string, program: string): Promise<RerunDocument> {
  const text = await readFile(document, 'utf8');
  const blocks = fences(text);
  const directory = await mkdtemp(join(tmpdir(), 'rapport-document-'));
  try {
    await cp('fixtures', join(directory, 'fixtures'), { recursive: true });
    await mkdir(join(directory, 'node_modules'));
    await symlink(join(dirname(program), '..'), join(directory, 'node_modules/rapport-cli'), 'dir');
    const path = [await shim(directory, program), process.env['PATH']].join(delimiter);
    const shown = new Map<string, string>();
    const done: Rerun[] = [];
    for (const block of blocks) {
      if (block.language === 'console') {
        for (const exchange of exchanges(block)) {
          if (leftAlone.test(exchange.command)) continue;
          const script = `exec 2>&1\n${exchange.command}`;
          const environment = { PATH: path };
          const { stdout, code } = await finished('bash', [...shellOptions, script], {
            directory,
            environment,
          });
          const actual = stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n');
          done.push({
            ...exchange,
            actual,
            actualCode: code,
            changed: await changedFiles(directory, shown),
          });
        }
      } else if (block.file !== '') {
        const file = join(directory, block.file);
        const content = block.lines.map((line) => `${line}\n`).join('');
        if ((shown.get(block.file) ?? content) !== content)
          throw new SyntaxError(`${document}: shows ${block.file} twice, with different content`);
        shown.set(block.file, content);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
      }
    }
    return { done, pictures: await shownPictures(document, text, directory) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The pictures that a text shows, with what its commands wrote into a folder under their names. */
async function shownPictures(
  document: string,
  text: string,
  directory: string,
): Promise<ShownPicture[]> {
  const links = [...text.matchAll(/!\[[^\]]*\]\(([^)]+\.svg)\)/g)].map(([, link = '']) => link);
  return Promise.all(
    links.map(async (link) => {
      const file = join(dirname(document), link);
      const written = await readFile(join(directory, basename(link)), 'utf8').catch(
        () => undefined,
      );
      return written === undefined ? { file } : { file, written };
    }),
  );
}

/** What is wrong with the commands of a document, whatever they print: each fault in a sentence. */
export const faultsOf = (done: readonly Rerun[]): string[] =>
  done.flatMap(({ command, code, actualCode, changed }) => [
    ...(actualCode === code
      ? []
      : [`"${command}" ends with exit code ${actualCode}; the document marks ${code}`]),
    ...changed.map((file) => `"${command}" changes ${file}, which the document shows`),
  ]);

/** The files that are no longer as the document shows them. */
async function changedFiles(
  directory: string,
  shown: ReadonlyMap<string, string>,
): Promise<string[]> {
  const found: string[] = [];
  for (const [file, content] of shown)
    if ((await readFile(join(directory, file), 'utf8').catch(() => '')) !== content)
      found.push(file);
  return found;
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
