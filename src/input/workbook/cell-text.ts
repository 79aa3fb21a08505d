import { format } from 'numfmt';
import type { CellFormat } from './cell-format.ts';
import { type DateSystem, serialDate, serialTime } from './serial-days.ts';
import type { CellContent } from './sheet.ts';

/** What a cell says of itself: a text may look like a number, and a number is one. */
export type CellKind = 'text' | 'number' | 'date';

export interface CellText {
  readonly text: string;
  readonly kind: CellKind;
}

/** A cell as text, as CSV would have it: exact, and without the signs that only group digits. */
export function cellText(cell: CellContent, system: DateSystem): CellText {
  switch (cell.kind) {
    case 'number':
      return numberText(cell.text, cell.format, system);
    case 'boolean':
      return { text: cell.value ? 'TRUE' : 'FALSE', kind: 'text' };
    case 'date':
      return { text: cell.text, kind: 'date' };
    case 'formula':
      return { text: '', kind: 'text' };
    default:
      return { text: cell.text, kind: 'text' };
  }
}

function numberText(written: string, shown: CellFormat, system: DateSystem): CellText {
  const value = Number(written);
  // What is no number is left to the reader of its column.
  if (written.trim() === '' || !Number.isFinite(value)) return { text: written, kind: 'text' };
  const date = dateText(value, shown, system);
  if (date !== undefined) return { text: date, kind: 'date' };
  const plain = plainDecimal(value);
  if (shown.as === 'percent')
    return { text: `${padded(shifted(plain, 2), shown.decimals)}%`, kind: 'number' };
  if (shown.as === 'digits' && Number.isInteger(value) && value >= 0)
    return { text: format(shown.pattern, value), kind: 'number' };
  if (shown.as !== 'number') return { text: plain, kind: 'number' };
  const number = padded(plain, shown.decimals);
  const { currency } = shown;
  return { text: currency === undefined ? number : `${number} ${currency}`, kind: 'number' };
}

/** A number as the date or the time that it is shown as; undefined where it is shown as another. */
function dateText(value: number, shown: CellFormat, system: DateSystem): string | undefined {
  switch (shown.as) {
    case 'duration':
      return serialTime(value);
    case 'time':
      return value < 1 ? serialTime(value) : serialDate(value, system, true);
    case 'month': {
      const date = serialDate(value, system, false);
      return date?.endsWith('-01') === true ? date.slice(0, 7) : date;
    }
    case 'date':
    case 'date and time':
      return serialDate(value, system, shown.as === 'date and time');
    default:
      return undefined;
  }
}

/** Beyond this a spreadsheet has rounded a number, and shows it with an exponent. */
const roundedFrom = 1e15;

/** The shortest decimal of a double, without an exponent as far as spreadsheets keep all digits. */
export function plainDecimal(value: number): string {
  if (Math.abs(value) >= roundedFrom) return value.toExponential().replace('e', 'E');
  const text = String(value === 0 ? 0 : value);
  const [digits = '', exponent] = text.split('e');
  return exponent === undefined ? text : shifted(digits, Number(exponent));
}

/** A decimal times a power of ten, exactly. */
function shifted(decimal: string, places: number): string {
  const [written = '', exponent] = decimal.split('E');
  if (exponent !== undefined) return `${written}E+${Number(exponent) + places}`;
  const sign = written.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = written.slice(sign.length).split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const left = digits
    .slice(0, Math.max(point, 0))
    .padEnd(point, '0')
    .replace(/^0+(?=\d)/, '');
  const right = point < 0 ? digits.padStart(digits.length - point, '0') : digits.slice(point);
  const decimals = right.replace(/0+$/, '');
  return `${sign}${left === '' ? '0' : left}${decimals === '' ? '' : `.${decimals}`}`;
}

/** A decimal with so many decimals at least. */
function padded(decimal: string, decimals: number): string {
  if (decimals === 0 || decimal.includes('E')) return decimal;
  const [whole = '', fraction = ''] = decimal.split('.');
  return `${whole}.${fraction.padEnd(decimals, '0')}`;
}
