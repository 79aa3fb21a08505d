import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type PathProblem, reading } from '../problems/path-refusal.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { PathError } from '../problems/system-reason.ts';
import { readCsvFixture } from './csv-fixture.ts';
import type { Fixture, FixtureCase, FixtureForm } from './fixture.ts';
import { refuseOutside } from './refuse-outside.ts';
import { readYamlFixture } from './yaml-fixture.ts';

/** A fixture as the user may know it, and from the root of the file system. */
export interface FoundFixture {
  readonly file: string;
  readonly location: string;
}

const endings = ['.check.yaml', '.check.yml', '.check.json', '.check.csv'];

/**
 * The fixtures that operands name: a file is one whatever its name; in a folder and those below it,
 * the files that end in `.check.yaml`, `.check.yml`, `.check.json` or `.check.csv` are, sorted by code
 * unit. Folders that begin with a point, `node_modules` and links to folders are not entered. A file
 * named twice is read once. A link that is found in a folder leads to a file in it or below, unless files outside
 * are allowed.
 *
 * @throws {Refusal} an operand does not exist, a folder holds no fixture, or one outside of it
 */
export function findFixtures(
  operands: readonly string[],
  directory: string,
  allowOutside: boolean,
): FoundFixture[] {
  const found = new Map<string, FoundFixture>();
  for (const operand of operands) {
    for (const file of filesOf(operand, directory, allowOutside)) {
      const location = resolve(directory, file);
      if (!found.has(location)) found.set(location, { file, location });
    }
  }
  return [...found.values()];
}

function filesOf(operand: string, directory: string, allowOutside: boolean): readonly string[] {
  const location = resolve(directory, operand);
  const status = reading(operand, () => statSync(location), unreadable);
  if (!status.isDirectory()) return [operand];
  const files = below(location, prefixOf(operand)).sort();
  if (!allowOutside) for (const file of files) refuseOutside(file, directory, location);
  if (files.length > 0) return files;
  const args = { folder: operand, endings: endings.join(', ') };
  throw new Refusal(problem('fixture-none', args));
}

function prefixOf(folder: string): string {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return prefix === './' ? '' : prefix;
}

function below(location: string, prefix: string): string[] {
  const entries = reading(
    prefix === '' ? '.' : prefix,
    () => readdirSync(location, { withFileTypes: true }),
    unreadable,
  );
  return entries.flatMap((entry) => {
    const inside = prefix + entry.name;
    if (entry.isDirectory()) {
      const skipped = entry.name.startsWith('.') || entry.name === 'node_modules';
      return skipped ? [] : below(resolve(location, entry.name), `${inside}/`);
    }
    return endings.some((ending) => entry.name.endsWith(ending)) ? [inside] : [];
  });
}

const byteOrderMark = '\uFEFF';

/**
 * A fixture, read and understood whole. What its name does not give away is taken for YAML.
 *
 * @throws {Refusal} it cannot be read, or is broken
 */
export function readFixture({ file, location }: FoundFixture): Fixture {
  const bytes = reading(
    file,
    () => {
      if (!statSync(location).isFile()) throw new PathError('it is neither a file nor a folder');
      return readFileSync(location);
    },
    unreadable,
  );
  if (!isUtf8(bytes) || bytes.includes(0))
    throw new Refusal(unreadable('it is not UTF-8 text', { file }));
  const whole = bytes.toString('utf8');
  const mark = whole.startsWith(byteOrderMark) ? byteOrderMark : '';
  const text = whole.slice(mark.length);
  const form = formOf(file);
  return { file, location, form, text, mark, cases: readCases(form, file, text) };
}

/** The cases of a text in the form of a fixture. */
export function readCases(form: FixtureForm, file: string, text: string): readonly FixtureCase[] {
  return form === 'csv' ? readCsvFixture(file, text) : readYamlFixture(file, text);
}

function formOf(file: string): FixtureForm {
  const name = file.toLowerCase();
  if (name.endsWith('.csv')) return 'csv';
  return name.endsWith('.json') ? 'json' : 'yaml';
}

/** What the system says of a fixture, or of a folder in which fixtures are looked for. */
const unreadable: PathProblem = (reason, at) => problem('fixture-unreadable', { reason }, at);
