import { parse } from 'yaml';
import { writing } from '../problems/path-refusal.ts';
import { writeWhole } from '../render/write-file.ts';
import { type Expected, impliedTolerance, type Single } from './expected.ts';
import type { Expectation, Fixture, FixtureCase, FixtureForm, Slot } from './fixture.ts';
import { readCases } from './fixture-files.ts';
import type { CheckedCase, Mismatch, Update } from './result.ts';
import {
  difference,
  isWithin,
  numberWritten,
  percentOf,
  rounded,
  type WrittenNumber,
  writtenNumber,
} from './written-number.ts';

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
  const old = { written: expected.written, tolerance: toleranceOfNew(actual, expected) };
  return { slot, text: valueText(actual, old, slot, form) };
}

const mostPercent: WrittenNumber = { coefficient: 100n, exponent: 0 };
const half: WrittenNumber = { coefficient: 50n, exponent: 0 };

/**
 * How far the text of the new value may lie from it. Of a percentage it is half, of the new value: what is then written
 * lies within the whole percentage of itself.
 */
function toleranceOfNew(actual: Single, { number }: Expected): WrittenNumber | undefined {
  if (number?.percent === undefined || typeof actual !== 'number') return number?.tolerance;
  const { percent } = number;
  const most = isWithin(percent, mostPercent) ? percent : mostPercent;
  return percentOf(numberWritten(actual), percentOf(most, half));
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

/**
 * A number in the manner of another: as many digits behind the point, and a power of ten where that one
 * has one, so that the tolerance which its digits imply stays the same. Only where so many digits
 * would not meet the tolerance, or would leave nothing of the number, are there more.
 */
export function numberLike(
  old: { readonly written: string; readonly tolerance: WrittenNumber },
  value: number,
): string {
  const exact = numberWritten(value);
  const last = writtenNumber(old.written)?.exponent ?? 0;
  // With a power of ten the tolerance may be larger than the number; its digits are kept instead.
  const fewest = /e/i.test(old.written) ? digitsOf(writtenNumber(old.written)) : 0;
  for (let exponent = last; exponent > exact.exponent; exponent--) {
    const shorter = rounded(exact, exponent);
    if (digitsOf(shorter) < fewest) continue;
    if (isWithin(difference(shorter, exact), old.tolerance))
      return digitsLike(old.written, shorter);
  }
  return digitsLike(old.written, rounded(exact, Math.min(last, exact.exponent)));
}

/** How many digits a number has, none for nothing. */
function digitsOf(number: WrittenNumber | undefined): number {
  const { coefficient = 0n } = number ?? {};
  return coefficient === 0n ? 0 : String(coefficient).replace('-', '').length;
}

function digitsLike(old: string, { coefficient, exponent }: WrittenNumber): string {
  const sign = coefficient < 0n ? '-' : '';
  const digits = String(coefficient).replace('-', '');
  const [mark] = /e/i.exec(old) ?? [];
  if (mark !== undefined) {
    const decimals = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${decimals}${mark}${exponent + digits.length - 1}`;
  }
  if (exponent >= 0) {
    return `${sign}${digits}${'0'.repeat(exponent)}${old.endsWith('.') ? '.' : ''}`;
  }
  const padded = digits.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** A value as the text that takes the place of an expected value, quoted as that place needs. */
export function valueText(
  value: Single,
  old: { readonly written: string; readonly tolerance: WrittenNumber | undefined },
  { style }: Pick<Slot, 'style'>,
  form: FixtureForm,
): string {
  if (typeof value === 'string') return textLike(value, style, form);
  const text =
    typeof value === 'number' ? numberLike(numberManner(old, value), value) : String(value);
  return style === 'cell' ? cellText(text) : text;
}

/** The old number's manner, or that of a number with all its digits. */
function numberManner(
  {
    written,
    tolerance,
  }: { readonly written: string; readonly tolerance: WrittenNumber | undefined },
  value: number,
): { readonly written: string; readonly tolerance: WrittenNumber } {
  if (tolerance !== undefined) return { written, tolerance };
  const full = String(value);
  return { written: full, tolerance: impliedTolerance(full, numberWritten(value)) };
}

const plainText = /^[A-Za-z][A-Za-z0-9 _./-]*$/;

function textLike(value: string, style: Slot['style'], form: FixtureForm): string {
  if (style === 'cell') return cellText(value);
  const plain = plainText.test(value) && value.trimEnd() === value && parse(value) === value;
  if (style === 'plain' && form === 'yaml' && plain) return value;
  const singleLine = [...value].every((character) => character >= ' ');
  if (style === 'single-quoted' && singleLine) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value);
}

function cellText(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
