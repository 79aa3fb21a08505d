import { z } from 'zod';
import { revenueSources } from '../../../input/subscriptions/read-recurring-revenue.ts';
import { labelsSchema, type ResultOf } from '../../shared/result-schema.ts';

const money = z.number();
const count = z.int().nonnegative();
const share = z.float64();

/** What a file of one export cannot show, as it holds only the amounts of today. */
export const leftOutNames = ['expansion', 'contraction', 'revenueChurn', 'nrr', 'grr'] as const;

const subscribers = z.object({
  opening: count.describe('who pays at the start'),
  new: count.describe('who pays for the first time'),
  reactivation: count.describe('who had paid before, left, and pays again'),
  expansion: count.nullable().describe('who pays more; null where the files cannot show it'),
  contraction: count.nullable().describe('who pays less; null where the files cannot show it'),
  churn: count.describe('who pays no more'),
  movedIn: count.describe('of a segment: whose amount, or a part of it, came from another segment'),
  movedOut: count.describe('of a segment: whose amount, or a part of it, went to another segment'),
  closing: count.describe('who pays at the end'),
});

const trials = z.object({
  ended: count.describe('trials that ended'),
  converted: count.describe('those of them that were paid for afterwards'),
  conversion: share.nullable().describe('converted ÷ ended; null where none ended'),
});

const movements = {
  opening: money.describe('the recurring revenue of a month, at the start'),
  new: money.describe('of subscribers who pay for the first time'),
  reactivation: money.describe('of subscribers who had paid before, left, and pay again'),
  expansion: money
    .nullable()
    .describe('what present subscribers pay more; null where the files cannot show it'),
  added: money
    .describe('of one export: subscriptions that present subscribers began')
    .exactOptional(),
  contraction: money
    .nullable()
    .describe('what present subscribers pay less; null where the files cannot show it'),
  dropped: money
    .describe('of one export: subscriptions that ended, of subscribers who keep another')
    .exactOptional(),
  churn: money.describe('what subscribers paid who pay no more'),
  movedIn: money.describe('of a segment: what came from other segments, as a plan changed'),
  movedOut: money.describe('of a segment: what went to other segments, as a plan changed'),
  closing: money.describe(
    'at the end: opening + new + reactivation + expansion (or added) + movedIn − contraction (or dropped) − churn − movedOut, exactly as decimals',
  ),
  subscribers: subscribers.describe('the number of subscribers behind each amount'),
  customerChurn: share
    .nullable()
    .describe('subscribers who pay no more ÷ those of the start; null where there were none'),
  revenueChurn: share
    .nullable()
    .describe('(contraction + churn) ÷ opening, which is 1 − grr; null as grr is'),
  nrr: share
    .nullable()
    .describe(
      'net revenue retention: (opening + expansion − contraction − churn) ÷ opening, without reactivation; null where nothing was paid at the start, or the files cannot show it',
    ),
  grr: share
    .nullable()
    .describe('gross revenue retention: (opening − contraction − churn) ÷ opening; null as nrr is'),
  trials: trials.describe('absent where the files show no trials').exactOptional(),
};

const month = z.object({
  month: z.string().describe('the month, 2024-05: from the end of the one before to its own'),
  ...movements,
});

const line = z.object({
  segment: labelsSchema.describe('the value of each --by column'),
  months: z.array(month).describe('each month, the oldest first'),
  year: z
    .object({
      from: z.string().describe('the month at whose end it starts'),
      to: z.string().describe('the month at whose end it ends'),
      ...movements,
    })
    .nullable()
    .describe(
      'the twelve months up to the last that is over, from the start of the first to the end of the last: what happened and was undone in between does not count; null where there are fewer',
    ),
});

export const resultSchema = z.object({
  source: z
    .enum(revenueSources)
    .describe(
      'what the files are: a column or a row for each month, changes, invoices with service periods, dated copies of one export, or one export',
    ),
  openingMonth: z.string().describe('the month at whose end the movements start'),
  lastMonth: z.string().describe('the last month'),
  lastDay: z
    .string()
    .nullable()
    .describe('the day up to which the last month goes; null where the files have whole months'),
  leftOut: z
    .array(z.enum(leftOutNames))
    .describe('the figures that files of this kind cannot show, and that are null'),
  total: line.describe('all subscribers'),
  segments: z
    .array(line)
    .describe('each segment; the months of these, or of the total, are the list of CSV'),
});

/** What `retention --movements` answers. */
export type MovementsResult = ResultOf<typeof resultSchema>;
export type MovementsLine = ResultOf<typeof line>;
export type MonthMovements = ResultOf<typeof month>;
export type TimeMovements = Omit<MonthMovements, 'month'>;
