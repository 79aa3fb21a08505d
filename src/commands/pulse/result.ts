import { z } from 'zod';
import { answerPeriods, combineWays } from '../../core/relationship/combined-answers.ts';
import { centreLines } from '../../core/relationship/process-limits.ts';
import { signalRules, signalSides } from '../../core/relationship/signals.ts';
import type { ResultOf } from '../shared/result-schema.ts';
import { goalStatuses } from './goal-status.ts';
import { directions } from './known-indicators.ts';

const day = z.string();
const limit = z.float64().nullable();
const tooFewPoints = 'null with fewer than 6 points';

const signal = z.object({
  rule: z.enum(signalRules).describe('the rule that fired'),
  date: day.describe('the day of the point on which it fired'),
  from: day.describe('the day of the first of the points that make it'),
  to: day.describe('the day of the last of them'),
  side: z.enum(signalSides).describe('the side of the centre on which the points lie'),
  favourable: z
    .boolean()
    .nullable()
    .describe(
      'whether it is in the good direction; null where any change counts, or no direction is known',
    ),
  new: z
    .boolean()
    .nullable()
    .describe('whether it fired on the day of --since or later; null without --since'),
});

const point = z.object({
  date: day.describe('its day'),
  value: z.float64().describe('its value'),
  movingRange: z
    .float64()
    .nullable()
    .describe('the size of the step from the value before; null for the first'),
});

const baseline = z.object({
  points: z.int().nonnegative().describe('how many points'),
  from: day.nullable().describe('the day of the first of them; null where there are none'),
  to: day.nullable().describe('the day of the last of them; null where there are none'),
});

const count = z.int().nonnegative();

const period = z.object({
  date: day.describe('its first day; a week begins on Monday'),
  answers: count.describe('how many values of the files it combines'),
  promoters: count.describe('of nps: how many answers are 9 or 10').exactOptional(),
  passives: count.describe('of nps: how many are 7 or 8').exactOptional(),
  detractors: count.describe('of nps: how many are 0 to 6').exactOptional(),
  value: z.float64().describe('its point'),
});

const combined = z.object({
  every: z.enum(answerPeriods).describe('the period that values are combined by'),
  way: z
    .enum(combineWays)
    .describe(
      'how: their mean; their count; or the net promoter score, 100 × (promoters − detractors) / answers',
    ),
  answers: count.describe('how many values in all: the sum over the periods'),
  latestAnswers: count.describe('how many make the latest point'),
  fewAnswers: count.describe(
    'of the mean or nps of answers of customers: the number of periods with fewer than 10, whose points vary much at random; else 0',
  ),
  emptyPeriods: count.describe(
    'of mean and nps: the number of periods between the first and the last that have no answers, and no point; a count of such a period is 0',
  ),
  filesBegin: day.describe('the first day of any value in the files'),
  filesEnd: day.describe('the last'),
  firstPartial: z
    .boolean()
    .describe(
      'whether the files begin after the first day of the first period, which may lack values',
    ),
  lastPartial: z
    .boolean()
    .describe('whether they end before the last day of the last period, which may lack values'),
  periods: z.array(period).describe('the periods, in order of time: a point each'),
});

const indicator = z.object({
  indicator: z.string().describe('its name'),
  group: z.string().describe('the group that it is shown in'),
  good: z
    .enum(directions)
    .nullable()
    .describe(
      'the good direction; `either`: any change may need attention; null where it is not known',
    ),
  unit: z
    .literal('%')
    .nullable()
    .describe('`%` where values are written as percents, which are not divided by 100; else null'),
  points: z.int().positive().describe('how many values there are'),
  first: day.describe('the day of the first, as 2024-05-01'),
  last: day.describe('the day of the last'),
  latest: z.float64().describe('the value of the last day'),
  centre: limit.describe(`the mean of the values, or their median; ${tooFewPoints}`),
  lower: limit.describe(`the lower limit of what chance explains; ${tooFewPoints}`),
  upper: limit.describe(`the upper limit; ${tooFewPoints}`),
  movingRange: limit.describe(
    `the mean size of a step from one value to the next, or the median; ${tooFewPoints}`,
  ),
  rangeLimit: limit.describe(`a step larger than this is more than chance; ${tooFewPoints}`),
  provisional: z
    .boolean()
    .nullable()
    .describe(
      `whether the limits come from 6 to 16 points, so that a few more may still move them; ${tooFewPoints}`,
    ),
  baseline: baseline
    .nullable()
    .describe('with --baseline: the points that the limits come from; else null'),
  status: z
    .enum(['may need attention', 'steady', 'too few points'])
    .describe(
      'the status of the last 8 points by their signals, or with --since of the points from that day on; a change for the better needs no attention',
    ),
  goodNews: z
    .boolean()
    .describe(
      'whether signals reach into the points that the status looks at, and all of them are for the better',
    ),
  signals: z.array(signal).describe('in order of the days on which they fired'),
  recent: z.array(z.float64()).describe('the last values, at most 24'),
  combined: combined
    .describe('where several values make a point: how they were combined')
    .exactOptional(),
  series: z.array(point).describe('with --explain: every point').exactOptional(),
});

const target = z.object({
  indicator: z.string().describe('its name, as the files of indicators have it'),
  goal: z.float64().describe('the goal'),
  by: day
    .nullable()
    .describe('the day by which it is to be reached; null where the file names none'),
  good: z
    .enum(['up', 'down'])
    .describe('whether values from the goal up meet it, or down to nothing'),
  value: z.float64().nullable().describe('the last value until that day; null where there is none'),
  date: day.nullable().describe('the day of that value; null likewise'),
  status: z
    .enum(goalStatuses)
    .describe(
      '`met`: the value meets the goal; `missed`: it does not, and the values reach beyond the day; `not yet`: it does not, and the day is still to come; `unknown`: there is no value until then',
    ),
});

const counts = z.object({
  indicators: count.describe('indicators in all'),
  attention: count.describe('those that may need attention'),
  tooFew: count.describe('those with too few points for limits'),
  targets: count.describe('goals of --targets'),
  met: count.describe('those that are met'),
  missed: count.describe('those that are missed'),
});

export const resultSchema = z.object({
  limits: z
    .enum(centreLines)
    .describe('whether centre and limits come from means or from medians, as --limits says'),
  rules: z.array(z.enum(signalRules)).describe('the rules that were looked for, as --rule says'),
  since: day.nullable().describe('the day from which on signals are new; null without --since'),
  monthly: z
    .boolean()
    .describe(
      'whether all values are dated on the first day of a month; people then read months, 2026-04, not days',
    ),
  indicators: z
    .array(indicator)
    .describe(
      'each indicator; the list that CSV and JSON lines print, there with the number of signals and the latest of them; no value is money',
    ),
  counts: counts.describe('how many there are of which'),
  targets: z
    .array(target)
    .describe('with --targets: each goal, in the order of its file')
    .exactOptional(),
  newSignals: z
    .int()
    .nonnegative()
    .nullable()
    .describe('how many signals are new; null without --since'),
  failed: z.boolean().describe('whether --fail-on has found what it looks for'),
});

/** What `pulse` answers. */
export type PulseResult = ResultOf<typeof resultSchema>;
export type Target = ResultOf<typeof target>;
export type IndicatorPulse = ResultOf<typeof indicator>;
export type IndicatorPeriod = ResultOf<typeof period>;
export type IndicatorSignal = ResultOf<typeof signal>;
export type IndicatorPoint = ResultOf<typeof point>;
export type Status = IndicatorPulse['status'];
