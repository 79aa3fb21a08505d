import { cp, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { finished } from './child-process.ts';
import { type CommandLine, commandLine } from './command-line.ts';
import { readable } from './readable.ts';

/** Where the cases are, from the root of the repository. */
export const casesFolder = 'test/cases';

/** What a case's command did, or is expected to do: its exit code, its streams, and the files it wrote. */
export interface Effect {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: Readonly<Record<string, string>>;
}

const reference = '$REFERENCE_DATA';

/** Where a case finds the reference data, from its folder: lines break at the same words wherever the data are. */
const referenceFolder = 'reference-data';

/** Names of all cases, sorted: "estimate/plain". */
export async function caseNames(): Promise<string[]> {
  const files = await filesBelow(casesFolder);
  return files.filter((file) => file.endsWith('/cmd')).map((file) => file.slice(0, -'/cmd'.length));
}

/** Whether the case reads data that the project may not redistribute. */
export async function needsReferenceData(name: string): Promise<boolean> {
  return (await readFile(join(casesFolder, name, 'cmd'), 'utf8')).includes(reference);
}

/** Does something with a case's command in a copy of its folder, which holds only the files that the command finds. */
export async function inCaseCopy<T>(
  name: string,
  act: (command: CommandLine, directory: string) => Promise<T>,
): Promise<T> {
  const folder = join(casesFolder, name);
  const command = commandLine((await readFile(join(folder, 'cmd'), 'utf8')).trim());
  if (command.words[0] !== 'rapport')
    throw new SyntaxError(`${name}: a command begins with rapport`);
  const directory = await mkdtemp(join(tmpdir(), 'rapport-case-'));
  try {
    await cp(folder, directory, { recursive: true, filter: (source) => isInput(folder, source) });
    return await act(command, directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Runs a case in a copy of its folder. */
export async function actualEffect(name: string, program: string): Promise<Effect> {
  const data = process.env['REFERENCE_DATA'];
  return inCaseCopy(name, async ({ words, stdin }, directory) => {
    if (data !== undefined && words.some((word) => word.includes(reference))) {
      await symlink(data, join(directory, referenceFolder));
    }
    const args = words.slice(1).map((word) => word.replaceAll(reference, referenceFolder));
    const before = await contents(directory);
    const { code, stdout, stderr } = await finished(process.execPath, [program, ...args], {
      directory,
      environment: await environment(join(casesFolder, name)),
      ...(stdin === undefined ? {} : { stdin: join(directory, stdin) }),
    });
    const after = Object.entries(await contents(directory));
    const files = Object.fromEntries(after.filter(([file, text]) => before[file] !== text));
    return { code, stdout, stderr, files };
  });
}

/**
 * What the case's folder expects.
 *
 * @throws {Error} it expects nothing
 */
export async function expectedEffect(name: string): Promise<Effect> {
  const found = await contents(join(casesFolder, name, 'expected'));
  const { stdout = '', stderr = '', code = '0', ...others } = found;
  if (Object.keys(found).length === 0) throw new Error(`${name} has no expected/`);
  const files = Object.entries(others).map(([file, text]) => {
    if (!file.startsWith('files/')) throw new Error(`${name}: expected/${file} means nothing`);
    return [file.slice('files/'.length), text] as const;
  });
  return { code: Number(code), stdout, stderr, files: Object.fromEntries(files) };
}

/** Everything in the folder but what describes the case. */
function isInput(folder: string, source: string): boolean {
  return !['cmd', 'env', 'expected'].includes(relative(folder, source));
}

/** Lines of NAME=value. */
async function environment(folder: string): Promise<Record<string, string>> {
  if (!(await readdir(folder)).includes('env')) return {};
  const lines = (await readFile(join(folder, 'env'), 'utf8')).split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => line !== '')
      .map((line) => {
        const equals = line.indexOf('=');
        return [line.slice(0, equals), line.slice(equals + 1)];
      }),
  );
}

/** Files below a folder with their contents. */
async function contents(folder: string): Promise<Record<string, string>> {
  const files = await filesBelow(folder);
  const texts = files.map(async (file) => [file, readable(await readFile(join(folder, file)))]);
  return Object.fromEntries(await Promise.all(texts));
}

/** Paths of all files below a folder, from there, with forward slashes, sorted; none where there is no folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const isFile = await Promise.all(
    names.map(async (name) => (await stat(join(folder, name))).isFile()),
  );
  return names
    .filter((_, i) => isFile[i])
    .map((name) => name.replaceAll(sep, '/'))
    .sort();
}
