/** No amount or share of a test has more decimals. */
const scale = 40;

/** A number as it is printed, digit for digit, in units of 10⁻⁴⁰. */
export function printed(value: number): bigint {
  const [, sign = '', whole = '', decimals = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const size = BigInt(whole + decimals);
  const zeros = scale + Number(exponent) - decimals.length;
  return (sign === '-' ? -size : size) * 10n ** BigInt(zeros);
}

/** The sum of numbers as a reader adds up what is printed. */
export const printedSum = (values: readonly number[]): bigint =>
  values.reduce((sum, value) => sum + printed(value), 0n);
