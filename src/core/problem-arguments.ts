/**
 * The facts that each problem carries. Texts are as the user wrote them; nothing here is wording.
 * A code added here must be worded in src/problems and explained in docs/problems: the compiler asks
 * for the first, a test for the second.
 */
export interface ProblemArguments {
  // Quantities: `what` is the option, or the place in an assumptions file.
  readonly 'quantity-unreadable': { what: string; text: string; examples: string };
  readonly 'unit-missing': { what: string; text: string; examples: string };
  readonly 'out-of-range': { what: string; text: string; allowed: string };
  readonly 'range-not-rising': { what: string; text: string };
  readonly 'range-units-differ': { what: string; text: string };
  // Options.
  readonly 'option-unknown': { option: string; command: string; suggestion: string };
  readonly 'option-unused': { option: string; command: string; usedBy: string };
  readonly 'option-needs': { option: string; needs: string };
  readonly 'option-missing': { command: string; option: string; example: string };
  readonly 'option-conflict': { options: string; settle: string };
  readonly 'option-choice': { option: string; text: string; choices: string };
  readonly 'option-repeated': { option: string };
  readonly 'option-without-value': { option: string };
  readonly 'command-unknown': { name: string; suggestion: string };
  readonly 'operand-missing': { command: string; example: string };
  readonly 'operand-unexpected': { command: string; operand: string };
  readonly 'output-unwritable': { reason: string };
  // Assumptions files.
  readonly 'assumptions-unreadable': { reason: string };
  readonly 'assumptions-broken': { reason: string };
  readonly 'assumption-unknown': { name: string; suggestion: string };
  // Valuation.
  readonly 'horizon-needed': { reason: 'retention-certain' | 'growth-outruns-churn' };
  readonly 'margin-needed': { option: string };
  readonly 'no-break-even': { input: string; sign: 'negative' | 'positive' };
  // Checks: fixture files that cannot be read as one.
  readonly 'fixture-unreadable': {
    reason: 'missing' | 'not-permitted' | 'not-text' | 'no-file-or-folder';
  };
  readonly 'fixture-none': { folder: string; endings: string };
  readonly 'fixture-syntax': { detail: string };
  readonly 'fixture-key-unknown': { key: string; within: string; known: string; nearest: string };
  readonly 'fixture-key-missing': { key: string; within: string };
  readonly 'fixture-value': { key: string; text: string; allowed: string };
  readonly 'fixture-path': { path: string; near: string };
  // Checks: a case that is sound but cannot pass.
  readonly 'case-without-expectations': { name: string };
}
