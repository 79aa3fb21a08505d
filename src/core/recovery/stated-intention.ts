import type { ProblemOutcome } from './outcomes.ts';

/** How much the problem mattered to the customer. */
export const severities = ['major', 'minor'] as const;

export type Severity = (typeof severities)[number];

/**
 * Shares of customers who said that they would buy again, by what came of their problem. They are what
 * people said in surveys of another time and country, not what they did: a fallback that is labelled so wherever it
 * is used, and whose losses count by the share of intent that is realised.
 *
 * @see TARP, Consumer Complaint Handling in America (US, 1970s–80s), via Barlow & Møller, A Complaint Is a Gift
 */
export const statedIntention: Readonly<Record<Severity, Readonly<Record<ProblemOutcome, number>>>> =
  {
    major: { silent: 0.09, unresolved: 0.19, resolved: 0.54, quickly: 0.82 },
    minor: { silent: 0.37, unresolved: 0.46, resolved: 0.7, quickly: 0.95 },
  };

/** How much of a stated intention is taken to be acted upon where nothing else is said. */
export const usuallyRealised = 0.5;
