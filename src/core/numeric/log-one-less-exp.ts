/**
 * log(1 − e⁻ˣ) with all its digits, near 0 as far out: what a share leaves whose logarithm is −x.
 *
 * @param x - ≥ 0; −Infinity at 0, and 0 at Infinity. NaN below 0
 * @see Mächler (2012), Accurately Computing log(1 − exp(−|a|)), R package Rmpfr
 * @example logOneLessExp(Math.log(2)); // => log ½
 */
export const logOneLessExp = (x: number): number =>
  x > Math.LN2 ? Math.log1p(-Math.exp(-x)) : Math.log(-Math.expm1(-x));
