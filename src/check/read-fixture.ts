import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { reading } from '../problems/path-refusal.ts';
import { Refusal } from '../problems/refusal.ts';
import { PathError } from '../problems/system-reason.ts';
import { readCsvFixture } from './csv-fixture.ts';
import type { FoundFixture } from './find-fixtures.ts';
import type { Fixture, FixtureCase, FixtureForm } from './fixture.ts';
import { unreadable } from './unreadable.ts';
import { readYamlFixture } from './yaml-fixture.ts';

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
