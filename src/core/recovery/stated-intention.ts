import type { ProblemOutcome } from './outcomes.ts';

/** How much the problem mattered to the customer. */
export const severities = ['major', 'minor'] as const;

export type Severity = (typeof severities)[number];

/**
 * Shares of customers who said that they would buy again, by the outcome of their problem. They are intentions from
 * surveys of another time and country, not behaviour: a fallback, labelled as such wherever it is used, whose losses are
 * multiplied by the share of intentions that is realised.
 *
 * @see TARP, Consumer Complaint Handling in America (US, 1970s–80s), via Barlow & Møller, A Complaint Is a Gift
 */
export const statedIntention: Readonly<Record<Severity, Readonly<Record<ProblemOutcome, number>>>> =
  {
    major: { silent: 0.09, unresolved: 0.19, resolved: 0.54, quickly: 0.82 },
    minor: { silent: 0.37, unresolved: 0.46, resolved: 0.7, quickly: 0.95 },
  };

/** The share of stated intentions that is realised, by default. */
export const usuallyRealised = 0.5;
