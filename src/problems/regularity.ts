import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

const short = (k: number): string => (k < 100 ? k.toFixed(1) : 'over 100');

export const regularity = {
  'charges-regular': entry<{ interval: string; share: number; gaps: number }>({
    severity: 'warning',
    message: ({ interval, share, gaps }) =>
      `purchases are ${interval} charges (${Math.floor(share * 100)} % of ${numberOf(gaps, 'gap', 'gaps')}), and whoever has a contract says goodbye: by not being charged`,
    advice: () =>
      'Use rapport retention FILE (of a plain log with --source plain), which goes by who is no longer charged; the models here expect customers who buy at random.',
  }),
  'purchases-regular': entry<{ k: number; low: number; high: number }>({
    severity: 'warning',
    message: ({ k, low, high }) =>
      `customers buy with a rhythm (k = ${short(k)}, interval ${short(low)} to ${short(high)}, where 1 is random): models of random buying are slow to notice a silence`,
    advice: () =>
      'See with --each how long each has been silent against the usual gap; the chance to buy is too high for those who are overdue.',
  }),
};
