// npm run cases -- --update [FILTER]: rewrites what cases expect to what the command does now.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { buildCommand } from './built-command.ts';
import {
  actualEffect,
  caseNames,
  casesFolder,
  type Effect,
  expectedEffect,
  needsReferenceData,
} from './case.ts';

const [flag, filter = ''] = process.argv.slice(2);
if (flag !== '--update') throw new Error('usage: npm run cases -- --update [part of a name]');

const { program, remove } = await buildCommand(process.cwd());
try {
  for (const name of await caseNames()) {
    if (name.includes(filter)) console.log(`${await updated(name)}  ${name}`);
  }
} finally {
  await remove();
}

async function updated(name: string): Promise<string> {
  if (process.env['REFERENCE_DATA'] === undefined && (await needsReferenceData(name))) {
    return 'left (REFERENCE_DATA is not set)';
  }
  const actual = await actualEffect(name, program);
  const expected = await expectedEffect(name).catch(() => undefined);
  if (isDeepStrictEqual(actual, expected)) return 'same   ';
  await write(join(casesFolder, name, 'expected'), actual);
  return expected === undefined ? 'new    ' : 'changed';
}

async function write(folder: string, { code, stdout, stderr, files }: Effect): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'stdout'), stdout);
  if (stderr !== '') await writeFile(join(folder, 'stderr'), stderr);
  if (code !== 0) await writeFile(join(folder, 'code'), `${code}\n`);
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, 'files', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
