import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

const short = (k: number): string => (k < 100 ? k.toFixed(1) : 'over 100');

export const regularity = {
  'charges-regular': entry<{ interval: string; share: number; gaps: number }>({
    severity: 'warning',
    message: ({ interval, share, gaps }) =>
      `purchases are ${interval} charges (${Math.floor(share * 100)} % of ${numberOf(gaps, 'gap', 'gaps')}): a customer who is no longer charged has left, and this forecast does not use that`,
    advice: () =>
      'Use rapport retention FILE (for a plain log with --source plain), which uses missed charges; the models here assume that customers buy at random.',
  }),
  'purchases-regular': entry<{ k: number; low: number; high: number }>({
    severity: 'warning',
    message: ({ k, low, high }) =>
      `customers buy at regular intervals (k = ${short(k)}, interval ${short(low)} to ${short(high)}, where 1 is random): models of random buying notice late that a customer has left`,
    advice: () =>
      '--each shows how long each customer has been silent, and the usual gap; for those who are overdue the chance to buy is too high.',
  }),
};
