import { parse } from 'yaml';
import type { Single } from './expected.ts';
import type { FixtureForm, Slot } from './fixture.ts';
import { impliedTolerance } from './tolerance.ts';
import {
  difference,
  isWithin,
  numberWritten,
  rounded,
  type WrittenNumber,
  writtenNumber,
} from './written-number.ts';

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
