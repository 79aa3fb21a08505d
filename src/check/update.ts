import { writing } from '../problems/path-refusal.ts';
import { writeWhole } from '../render/write-file.ts';
import type { Expectation, Fixture, FixtureCase, Slot } from './fixture.ts';
import { readCases } from './read-fixture.ts';
import type { CheckedCase, Mismatch, Update } from './result.ts';
import { valueText } from './rewritten.ts';

interface Edit {
  readonly slot: Slot;
  readonly text: string;
}

/** A fixture's text with the computed values in place of the expected ones, and the cases after that. */
export interface Updated {
  readonly text: string;
  readonly cases: readonly CheckedCase[];
}

/**
 * Replaces each expected value that differs, alone: everything else in the text stays as it is, byte
 * for byte. What cannot be settled by another value stays a failure and says so.
 */
export function update(fixture: Fixture, checked: readonly CheckedCase[]): Updated {
  const edits: Edit[] = [];
  const cases = checked.map((one, i) => {
    const it = fixture.cases[i];
    if (it === undefined) throw new RangeError(`${fixture.file} has no case ${i}`);
    return updateCase(fixture, it, one, edits);
  });
  const text = spliced(fixture.text, edits);
  const count = readCases(fixture.form, fixture.file, text).length;
  if (count !== checked.length) throw new RangeError(`${fixture.file} would have lost cases`);
  return { text, cases };
}

/**
 * Puts the new text in the place of the fixture, which a link may lead to.
 *
 * @throws {Refusal} the file system says no; the fixture is unchanged
 */
export function writeFixture({ file, location, mark }: Fixture, text: string): void {
  writing(file, () => writeWhole(location, mark + text));
}

function updateCase(
  { form }: Fixture,
  it: FixtureCase,
  checked: CheckedCase,
  edits: Edit[],
): CheckedCase {
  const updates: Update[] = [];
  const mismatches: Mismatch[] = [];
  for (const mismatch of checked.mismatches) {
    const expectation = it.expectations.find(({ path }) => path.text === mismatch.path);
    const edit = editFor(mismatch, expectation, form);
    if (typeof edit === 'string') {
      mismatches.push({ ...mismatch, notUpdated: edit });
      continue;
    }
    edits.push(edit);
    const { path, line, written } = mismatch;
    updates.push({ path, line, before: written, after: shown(edit.text, mismatch) });
  }
  const met = mismatches.length === 0 && checked.error === undefined;
  const status = met ? 'passed' : 'failed';
  return { ...checked, status, mismatches, ...(updates.length > 0 && { updates }) };
}

/** The edit that settles a mismatch, or why there is none. */
function editFor(
  { reason, actual }: Mismatch,
  expectation: Expectation | undefined,
  form: Fixture['form'],
): Edit | string {
  if (expectation === undefined) return 'another outcome is not a value that can be written';
  if (reason !== 'differs') return 'there is no value that can be written';
  const { slot, expected } = expectation;
  if (slot === undefined) return 'the value is shared, tagged, left blank or a block of text';
  const cellLoses = typeof actual === 'string' && (actual.trim() !== actual || actual === '');
  if (slot.style === 'cell' && (cellLoses || /[\r\n]/.test(String(actual)))) {
    return 'a cell cannot hold the text';
  }
  const old = { written: expected.written, tolerance: expected.number?.tolerance };
  return { slot, text: valueText(actual, old, slot, form) };
}

/** The new value as people read it: a text without the quotes that its place needs. */
function shown(text: string, { actual }: Mismatch): string {
  return typeof actual === 'string' ? actual : text;
}

function spliced(text: string, edits: readonly Edit[]): string {
  let position = 0;
  let result = '';
  for (const edit of edits.toSorted((a, b) => a.slot.start - b.slot.start)) {
    result += text.slice(position, edit.slot.start) + edit.text;
    position = edit.slot.end;
  }
  return result + text.slice(position);
}
