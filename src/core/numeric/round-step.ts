/** A round number: 1, 2 or 5 times a power of ten. */
export interface RoundStep {
  readonly digit: 1 | 2 | 5;
  readonly exponent: number;
}

/**
 * The smallest round number that is not below a size.
 *
 * @param size - above 0, finite
 * @example roundStep(0.03); // => { digit: 5, exponent: -2 }
 */
export function roundStep(size: number): RoundStep {
  if (!(size > 0 && size < Infinity)) throw new RangeError(`no round number for ${size}`);
  const exponent = Math.floor(Math.log10(size));
  const steps = ([1, 2, 5] as const).map((digit) => ({ digit, exponent }));
  const next = { digit: 1, exponent: exponent + 1 } as const;
  return steps.find((step) => multipleOf(step, 1) >= size) ?? next;
}

/** n steps, as the double nearest to that decimal; 0 and not −0 for none. */
export const multipleOf = ({ digit, exponent }: RoundStep, n: number): number =>
  (exponent < 0 ? (n * digit) / 10 ** -exponent : n * digit * 10 ** exponent) + 0;
