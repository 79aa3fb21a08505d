/** Points and weights of the 20-point rule on [−1, 1], each standing for itself and its mirror image. */
const rule: readonly (readonly [number, number])[] = [
  [0.07652652113349734, 0.15275338713072584],
  [0.22778585114164507, 0.14917298647260374],
  [0.37370608871541955, 0.14209610931838204],
  [0.5108670019508271, 0.13168863844917664],
  [0.636053680726515, 0.11819453196151841],
  [0.7463319064601508, 0.10193011981724044],
  [0.8391169718222188, 0.08327674157670475],
  [0.912234428251326, 0.06267204833410907],
  [0.9639719272779138, 0.04060142980038694],
  [0.9931285991850949, 0.017614007139152118],
];

/**
 * The mean of a smooth function over [from, to], exact for polynomials of degree up to 39.
 *
 * @see Abramowitz & Stegun (1964), 25.4.30
 * @example meanOver((x) => x * x, 0, 3); // => 3
 */
export function meanOver(f: (x: number) => number, from: number, to: number): number {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  let sum = 0;
  for (const [x, weight] of rule) sum += weight * (f(middle - half * x) + f(middle + half * x));
  return sum / 2;
}

/** Half of the 32-point rule on [−1, 1]: points and weights, each standing for itself and its mirror image. */
const halfOf32: readonly (readonly [number, number])[] = [
  [0.04830766568773832, 0.0965400885147278],
  [0.1444719615827965, 0.09563872007927486],
  [0.23928736225213706, 0.09384439908080457],
  [0.33186860228212767, 0.09117387869576389],
  [0.42135127613063533, 0.08765209300440381],
  [0.5068999089322294, 0.08331192422694675],
  [0.5877157572407623, 0.07819389578707031],
  [0.6630442669302152, 0.0723457941088485],
  [0.7321821187402897, 0.06582222277636185],
  [0.7944837959679424, 0.058684093478535544],
  [0.84936761373257, 0.050998059262376175],
  [0.8963211557660521, 0.04283589802222668],
  [0.9349060759377397, 0.03427386291302143],
  [0.9647622555875064, 0.02539206530926206],
  [0.9856115115452684, 0.01627439473090567],
  [0.9972638618494816, 0.007018610009470096],
];

/** The same of the 12-point rule. */
const halfOf12: readonly (readonly [number, number])[] = [
  [0.1252334085114689, 0.24914704581340277],
  [0.3678314989981802, 0.2334925365383548],
  [0.5873179542866175, 0.20316742672306592],
  [0.7699026741943047, 0.16007832854334622],
  [0.9041172563704749, 0.10693932599531843],
  [0.9815606342467192, 0.04717533638651183],
];

/** The same of the 4-point rule. */
const halfOf4: readonly (readonly [number, number])[] = [
  [0.3399810435848563, 0.6521451548625461],
  [0.8611363115940526, 0.3478548451374538],
];

/** A rule of Gauss and Legendre on [0, 1]: its points from left to right, and their weights. */
export interface LegendreRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const whole = (half: readonly (readonly [number, number])[]): LegendreRule => ({
  nodes: Float64Array.from([
    ...half.map(([x]) => 0.5 - x / 2).reverse(),
    ...half.map(([x]) => 0.5 + x / 2),
  ]),
  weights: Float64Array.from([
    ...half.map(([, weight]) => weight / 2).reverse(),
    ...half.map(([, weight]) => weight / 2),
  ]),
});

/** 32 points, exact up to degree 63. */
export const longRule = whole(halfOf32);

/** 12 points, exact up to degree 23. */
export const shortRule = whole(halfOf12);

/** 4 points, exact up to degree 7. */
export const coarseRule = whole(halfOf4);
