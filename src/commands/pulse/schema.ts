import { z } from 'zod';
import { centreLines } from '../../core/relationship/process-limits.ts';
import { signalRules } from '../../core/relationship/signals.ts';
import { directions } from './known-indicators.ts';
import { type PulseResult, statuses } from './result.ts';

const date = z.string().describe('ISO 8601');
const limit = z.number().nullable().describe('null: fewer than 6 points');

const signal = z.object({
  rule: z.enum(signalRules),
  date: date.describe('The day of the point on which it fired.'),
  from: date.describe('The day of the first of the points that make it.'),
  to: date.describe('The day of the last of them.'),
  side: z.enum(['above', 'below']),
  favourable: z
    .boolean()
    .nullable()
    .describe('Whether it is in the good direction; null: any change counts, or none is known.'),
  new: z.boolean().nullable().describe('Whether it fired since --since; null without it.'),
});

const indicator = z.object({
  indicator: z.string(),
  group: z.string(),
  good: z.enum(directions).nullable().describe('null: not known'),
  unit: z.literal('%').nullable().describe('%: the values are percents, not fractions.'),
  points: z.int().positive(),
  first: date,
  last: date,
  latest: z.number().describe('The value of the last day. No value is money.'),
  centre: limit,
  lower: limit,
  upper: limit,
  movingRange: limit.describe('Mean, or median, step from one value to the next.'),
  rangeLimit: limit.describe('A step beyond this is more than chance.'),
  provisional: z.boolean().nullable().describe('Limits of 6 to 16 points.'),
  baseline: z
    .object({ points: z.int().nonnegative(), from: date.nullable(), to: date.nullable() })
    .nullable()
    .describe('The points that the limits come from, with --baseline.'),
  status: z.enum(statuses),
  goodNews: z
    .boolean()
    .describe('Whether signals reach into the points of the status, all for the better.'),
  signals: z.array(signal).describe('In order of the days on which they fired.'),
  recent: z.array(z.number()).describe('The last values, 24 at most.'),
  series: z
    .array(z.object({ date, value: z.number(), movingRange: z.number().nullable() }))
    .describe('With --explain: every point and its step from the one before.')
    .exactOptional(),
});

/** What `rapport pulse --json` prints under `result`. */
export const resultSchema = z.object({
  limits: z.enum(centreLines),
  rules: z.array(z.enum(signalRules)),
  since: date.nullable(),
  monthly: z.boolean().describe('Whether all values are dated on the first day of a month.'),
  indicators: z.array(indicator),
  newSignals: z.int().nonnegative().nullable().describe('null without --since'),
  failed: z.boolean().describe('Whether --fail-on has found what it looks for.'),
}) satisfies z.ZodType<PulseResult>;
