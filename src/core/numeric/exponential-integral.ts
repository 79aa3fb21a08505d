import { boundedSteps } from './bounded-steps.ts';
import { meanOver } from './gauss-legendre.ts';

/**
 * e^z E_s(z), the generalised exponential integral, scaled so that it neither under- nor overflows:
 *
 *     e^z E_s(z) = ∫₀^∞ e^{−zv} (1+v)^{−s} dv
 *
 * For z ≥ 1, or s ≥ 20, by its continued fraction 1/(z+s − 1·s/(z+s+2 − 2(s+1)/(z+s+4 − …))) in Lentz's
 * way; else the integral itself in w = log(1+v), where nothing is singular, by pieces of Gauss and Legendre.
 *
 * As z → 0 it is 1/(s−1) for s > 1, and without bound for s ≤ 1; as z or s → ∞ it is about 1/(z+s).
 *
 * @param s - ≥ 0, finite, not necessarily whole
 * @param z - > 0, finite
 * @throws {RangeError} an argument leaves its range
 * @see Abramowitz & Stegun (1964), 5.1.4 and 5.1.22; Lentz (1976), Applied Optics 15(3)
 * @example scaledExponentialIntegral(0, 0.5); // => 1/0.5 = 2
 */
export function scaledExponentialIntegral(s: number, z: number): number {
  if (!(s >= 0 && z > 0 && s + z < Infinity)) {
    throw new RangeError(`an exponential integral needs s ≥ 0 and z > 0, not ${s} and ${z}`);
  }
  return z >= 1 || s >= 20 ? byFraction(s, z) : byPieces(s, z);
}

const mostTerms = 10_000;

function byFraction(s: number, z: number): number {
  let b = z + s;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (const n of boundedSteps(mostTerms, 'the fraction of an exponential integral')) {
    const i = n + 1;
    const a = -i * (s - 1 + i);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= 4e-16) break;
  }
  return value;
}

/** Below e^−40 of its greatest the integrand no longer counts. */
const negligible = 40;
const pieceLength = 2;
/** e^w is beyond all doubles from w = 710 on, which so many steps reach. */
const mostWidened = 30;

function byPieces(s: number, z: number): number {
  const exponent = (w: number) => w * (1 - s) - z * Math.expm1(w);
  const top = s < 1 ? Math.max(0, Math.log((1 - s) / z)) : 0;
  const summit = exponent(top);
  let reach = 1;
  for (const _ of boundedSteps(mostWidened, 'the reach of an exponential integral')) {
    if (reach > top && exponent(reach) <= summit - negligible) break;
    reach *= 1.3;
  }
  const pieces = Math.max(2, Math.ceil(reach / pieceLength));
  const length = reach / pieces;
  let sum = 0;
  for (let i = 0; i < pieces; i++) {
    sum += meanOver((w) => Math.exp(exponent(w)), i * length, (i + 1) * length);
  }
  return sum * length;
}
