/**
 * The spacing of amounts, as the number of their decimals: 6 for millionths, −2 for hundreds. Amounts on a grid are
 * whole numbers of its units, so that they are added up exactly, and print as the decimals that they stand for.
 */
export type DecimalGrid = number;

/** The finest grid of amounts: millionths. */
export const finestGrid: DecimalGrid = 6;

/** Numbers of so many units have at most 15 digits, so that they print as they are. */
const mostUnits = 1e15;

/** Up to twice as many, no rounding of a double reaches half a unit: that leaves room for sums of sums. */
const room = 2;

/** Powers of ten up to this one are doubles. */
const mostExact = 22;
const powers = Array.from({ length: mostExact + 1 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * The grid of amounts that add up to at most `bound` in absolute values.
 *
 * @param bound - Σ|amount|, ≥ 0, finite
 * @param finest - no finer than this
 * @returns so many decimals, fewer where the bound is more than 10¹⁵ units
 */
export function gridFor(bound: number, finest: DecimalGrid = finestGrid): DecimalGrid {
  if (!(bound >= 0 && bound < Infinity)) throw new RangeError(`no grid for ${bound}`);
  let decimals = finest;
  while (times(bound, decimals) > mostUnits) decimals -= 1;
  return decimals;
}

/**
 * The whole number of units of the grid that is nearest to an amount. Numbers of units are added up exactly. Halves go
 * away from zero, so that negatives round alike.
 */
export function unitsOf(amount: number, grid: DecimalGrid): number {
  const scaled = times(amount, grid);
  return scaled < 0 ? -Math.round(-scaled) : Math.round(scaled);
}

/** x·10^decimals, rounded once where the power is a double. */
function times(x: number, decimals: number): number {
  const power = powers[Math.abs(decimals)];
  if (power === undefined) {
    const [digits = '', exponent = '0'] = `${x}`.split('e');
    return Number(`${digits}e${Number(exponent) + decimals}`);
  }
  return decimals < 0 ? x / power : x * power;
}

/** The amount of so many units: the double nearest to it, which prints as that decimal. */
export function amountOf(units: number, grid: DecimalGrid): number {
  const power = powers[Math.abs(grid)];
  if (power === undefined) return Number(`${units}e${-grid}`) + 0;
  return (grid < 0 ? units * power : units / power) + 0;
}

/** The amount on the grid that is nearest; −0 becomes 0. */
export const onGrid = (amount: number, grid: DecimalGrid): number =>
  amountOf(unitsOf(amount, grid), grid);

/** Of smaller amounts, the finest grid has at most 15 digits. */
const usualAmounts = 1e9;

/** The number with at most six decimals, fewer where it has more than 15 digits; what is not finite stays. */
export function asDecimal(amount: number): number {
  const size = Math.abs(amount);
  if (size < usualAmounts) return onGrid(amount, finestGrid);
  return Number.isInteger(amount) || !Number.isFinite(amount)
    ? amount + 0
    : onGrid(amount, gridFor(size / room));
}

/** Whether a number is such a decimal, as amounts are; probabilities, rates and parameters have more digits. */
export const isDecimal = (value: number): boolean =>
  Number.isFinite(value) && asDecimal(value) === value;

/** Half of the spacing of the grid: how far an amount may be from the one on the grid. */
export const halfUnit = (grid: DecimalGrid): number => amountOf(1, grid) / 2;

/** The exact sum of amounts that lie on one grid, whichever it is; others are rounded first. */
export function decimalSum(amounts: readonly number[]): number {
  let bound = 0;
  for (const amount of amounts) bound += Math.abs(amount);
  const grid = gridFor(bound / room);
  let units = 0;
  for (const amount of amounts) units += unitsOf(amount, grid);
  return amountOf(units, grid);
}
