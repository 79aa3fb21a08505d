/** The facts of each problem that a calculation finds; every code has its words in src/problems. */
export interface CalculationFacts {
  readonly 'quantity-unreadable': { what: string; text: string; examples: string };
  readonly 'unit-missing': { what: string; text: string; examples: string };
  readonly 'out-of-range': { what: string; text: string; allowed: string };
  readonly 'range-not-rising': { what: string; text: string };
  readonly 'range-units-differ': { what: string; text: string };
  readonly 'horizon-needed': {
    reason: 'retention-certain' | 'growth-outruns-churn' | 'curve-endless';
  };
  readonly 'value-too-large': Record<never, never>;
  readonly 'no-break-even': { input: string; sign: 'negative' | 'positive' };
  readonly 'model-zero-tenure': { model: string; segment?: string; ended: number };
  readonly 'model-not-identified': {
    model: string;
    segment?: string;
    parameters: number;
    reason: 'nobody-ended' | 'too-few-times';
  };
  readonly 'model-at-limit': {
    model: string;
    segment?: string;
    limit: 'customers-alike' | 'two-kinds' | 'all-at-once' | 'none-before' | 'first-period';
  };
  readonly 'model-not-converged': { model: string; segment?: string };
  readonly 'programme-without-comparison': { quantity: 'annualSpend' | 'retention' };
  readonly 'counterfactual-impossible': {
    quantity: 'annualSpend' | 'retention';
    before: number;
    start: number;
    after: number;
    value: number;
  };
  readonly 'chain-endless': { perCustomer: number };
}

/** Where a problem was found. `line` and `lines` count from 1, as an editor does. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  /** The header of the column, as written. */
  readonly column?: string;
  /** The line itself, as written. */
  readonly excerpt?: string;
}

/**
 * A code and the facts of the case, with no words: the wording lives in one catalogue outside core, so that a
 * program reads the code and a person reads the sentence.
 */
export type ProblemOf<Facts, C extends keyof Facts = keyof Facts> = {
  readonly [K in C]: { readonly code: K; readonly args: Facts[K]; readonly at?: Place };
}[C];

/** A problem that a calculation finds. */
export type Problem = ProblemOf<CalculationFacts>;

export type ProblemCode = keyof CalculationFacts;

/** Makes problems of the codes that `Facts` lists. */
export const problemOf =
  <Facts>() =>
  <C extends keyof Facts>(code: C, args: Facts[C], at?: Place): ProblemOf<Facts> =>
    (at === undefined ? { code, args } : { code, args, at }) as ProblemOf<Facts>;

/** A problem of the given code. */
export const problem = problemOf<CalculationFacts>();
