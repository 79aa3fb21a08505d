/** Below this, digits after the point are mostly zeros, and an exponent is easier to read. */
const smallestPlain = 1e-20;

/**
 * A number as all formats for programs print it: the shortest decimal that reads back as the same double, without an
 * exponent unless it is next to nothing.
 *
 * @example plainNumber(4e-7); // => "0.0000004"
 */
export function plainNumber(value: number): string {
  const text = `${value}`;
  const size = Math.abs(value);
  if (size < smallestPlain || (size >= 1e-6 && size < 1e21)) return text;
  const [digits = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const sign = value < 0 ? '-' : '';
  const [whole = '', decimals = ''] = digits.replace('-', '').split('.');
  const places = Number(exponent);
  return places < 0
    ? `${sign}0.${'0'.repeat(-places - 1)}${whole}${decimals}`
    : `${sign}${whole}${decimals}${'0'.repeat(places - decimals.length)}`;
}
