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
  // Valuation.
  readonly 'horizon-needed': { reason: 'retention-certain' | 'growth-outruns-churn' };
  readonly 'margin-needed': { option: string };
}
