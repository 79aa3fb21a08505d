import { firstRoot } from '../numeric/root.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import { exactNetValue, type Relationship } from './lifetime-value.ts';

export const breakEvenInputs = ['margin', 'tenure', 'retention', 'spend', 'acquisition'] as const;

/** The inputs that can be solved for. */
export type BreakEvenInput = (typeof breakEvenInputs)[number];

/** The relationship with one input set to x. */
const withInput: Readonly<Record<BreakEvenInput, (base: Relationship, x: number) => Relationship>> =
  {
    margin: (base, margin) => ({ ...base, terms: { ...base.terms, margin } }),
    acquisition: (base, acquisition) => ({ ...base, terms: { ...base.terms, acquisition } }),
    spend: (base, annualSpend) => ({ ...base, annualSpend }),
    tenure: (base, tenureYears) => ({ ...base, stay: { tenureYears } }),
    retention: (base, retention) => ({ ...base, stay: { retention } }),
  };

/** The longest stay that is searched. */
const longestYears = 100;

/**
 * The value of one input at which the net value is zero, all others unchanged.
 *
 * Net value is linear in margin, spend and acquisition cost, which are solved exactly; tenure (in
 * years, up to 100) and retention (a year) are searched from below: the first value at which the net
 * value changes its sign, looked for in 256 steps and then bisected.
 *
 * @returns the input in its own unit: margin and retention as fractions, spend a year, tenure in years.
 *   A failure says that no value of the input brings the net value to zero, or that the relationship has no
 *   finite value whatever the input.
 * @throws {RangeError} the spend or a term leaves its range
 */
export function breakEven(input: BreakEvenInput, base: Relationship): Outcome<number> {
  if (!breakEvenInputs.includes(input)) throw new RangeError(`cannot solve for ${String(input)}`);
  const stays = input === 'tenure' || input === 'retention';
  const baseValue = exactNetValue(base);
  if (!baseValue.ok && !stays) return baseValue;
  const net = (x: number): number => {
    const value = exactNetValue(withInput[input](base, x));
    if (!value.ok) throw new RangeError(`net value has no end at ${input} = ${x}`);
    return value.value;
  };
  const [low, high] = bounds(input, base);
  const at = stays ? firstRoot(net, low, high) : crossing(net, high);
  if (at !== undefined && at >= low && (input !== 'margin' || at <= high)) return success(at);
  return failure(
    problem('no-break-even', { input, sign: net(high) < 0 ? 'negative' : 'positive' }),
  );
}

/** Where the straight line through f(0) and f(x) is zero. */
function crossing(f: (x: number) => number, x: number): number | undefined {
  const start = f(0);
  const rise = f(x) - start;
  return rise === 0 ? undefined : (-start / rise) * x + 0;
}

function bounds(input: BreakEvenInput, { annualSpend, terms }: Relationship): [number, number] {
  switch (input) {
    case 'margin':
      return [0, 1];
    case 'spend':
      return [0, annualSpend > 0 ? annualSpend : 1];
    case 'acquisition':
      return [0, 1];
    case 'tenure':
      return [0, longestYears];
    case 'retention': {
      if (terms.horizonYears !== undefined) return [0, 1];
      // Without a horizon the value is infinite from r = 1/(1+γ) on; stop just short of it.
      const limit = Math.min(1, 1 / (1 + (terms.growth ?? 0)));
      return [0, limit * (1 - 1e-9)];
    }
  }
}
