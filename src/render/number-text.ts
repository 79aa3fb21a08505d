import { amountOf, gridFor, isDecimal, unitsOf } from '../core/numeric/decimal-grid.ts';

/** A true minus sign, as wide as a digit; a hyphen would look like a dash in a column of numbers. */
const minus = '\u2212';

/**
 * A number for people: grouped in threes, so many decimals, the same in every locale.
 * A number that rounds to nothing has no sign.
 */
export function numberText(value: number, decimals = 2): string {
  const digits = fixed(Math.abs(value), decimals);
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const unsigned = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? minus + unsigned : unsigned;
}

/** Amounts are rounded as decimals: 1.005 is 1.01, although the double of that name is a little less. */
function fixed(value: number, decimals: number): string {
  if (Number.isInteger(value) || !isDecimal(value)) return value.toFixed(decimals);
  const grid = gridFor(value);
  if (grid <= decimals) return value.toFixed(decimals);
  const units = Math.round(unitsOf(value, grid) / 10 ** (grid - decimals));
  return amountOf(units, decimals).toFixed(decimals);
}

/** A fraction as a percentage, without needless zeros: 0.25 is "25%", 0.025 is "2.5%". */
export function percentText(fraction: number, decimals = 2): string {
  return `${trimmed(numberText(fraction * 100, decimals))}%`;
}

/** A number without trailing zeros: "8.5", "4". */
export const shortNumber = (value: number, decimals = 2): string =>
  trimmed(numberText(value, decimals));

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/**
 * Amounts rounded so that what is printed adds up: each is the difference of two rounded running
 * totals, hence at most one unit of the last digit from its own rounding, and the last running
 * total is the rounded total.
 */
export function addingUp(amounts: readonly number[], decimals = 2): number[] {
  const scale = 10 ** decimals;
  let running = 0;
  let printed = 0;
  return amounts.map((amount) => {
    running += amount;
    const upTo = Math.round(running * scale);
    const part = upTo - printed;
    printed = upTo;
    return part / scale;
  });
}
