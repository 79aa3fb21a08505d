import { z } from 'zod';
import { count, figure, share } from './rates-schema.ts';

const hours = z.float64();

const times = {
  cases: count.describe('resolved cases of which it is known how long that took'),
  medianHours: hours.describe(
    'the median time to resolve, in hours; cases that are still open are left out, so it is rather too short',
  ),
  within: share
    .nullable()
    .describe('the share of them that were resolved within --quick; null without it'),
};

/** How long cases took to resolve. */
export const resolution = z.object({
  ...times,
  p90Hours: hours.describe('nine of ten were resolved within that many hours; quantile of type 7'),
  targetHours: hours.nullable().describe('--quick in hours; null without it'),
  timed: count.describe(
    'how many of them are known to the minute, from the times of day at which they were opened and closed; of the others only the days are known',
  ),
  kinds: z
    .array(z.object({ problem: z.string().describe('the kind of problem'), ...times }))
    .describe('the same by kind, in the order of `kinds`'),
});

const openFigures = {
  cases: count.describe('cases that are not resolved yet'),
  customers: count.describe('their customers, each once'),
  valueAtStake: figure.describe(
    'all that is still to come from those of them who are in the files of customers, in `basis`; null where that is known of none of them',
  ),
};

/** Cases that are not resolved yet. */
export const open = z.object({
  ...openFigures,
  since: z
    .string()
    .nullable()
    .describe('the day of the oldest; null where none is open, or none has a date'),
  kinds: z
    .array(z.object({ problem: z.string().describe('the kind of problem'), ...openFigures }))
    .describe('the same by kind, the greatest value at stake first'),
});

/** What customers said. */
export const words = z.object({
  cases: count.describe('cases in which the customer said something'),
  first: z
    .enum(['spend', 'latest'])
    .describe(
      'whose words come first: of each kind those whose problem is not resolved, and of these who spends most a year, or without --customers who spoke last',
    ),
  kinds: z
    .array(
      z.object({
        problem: z.string().describe('the kind of problem'),
        cases: count.describe('cases of this kind in which the customer said something'),
        quotes: z
          .array(z.string())
          .describe(
            'what --quotes shows of it, one a customer, without the customer; e-mail addresses, links and long numbers are left out, and long texts are cut',
          ),
      }),
    )
    .describe('each kind of problem that somebody said something about, in the order of `kinds`'),
});
