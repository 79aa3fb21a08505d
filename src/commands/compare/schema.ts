import { z } from 'zod';
import type { CompareResult } from './result.ts';

const unit = z.enum([
  'money',
  'moneyPerYear',
  'years',
  'months',
  'rate',
  'share',
  'count',
  'ratio',
]);
const better = z.enum(['up', 'down']).nullable().describe('null: neither way is better');
const file = z.object({ file: z.string() });

const figure = z.object({
  name: z.string().describe('Where it stands in the saved result.'),
  unit,
  better,
  before: z.number().nullable().describe('null: no number, such as a payback that never comes.'),
  after: z.number().nullable(),
  change: z.number().nullable(),
  changeShare: z.number().nullable().describe('change ÷ |before|; null where before is 0.'),
});

const text = z.union([z.number(), z.string()]).nullable();

const part = z.object({
  name: z.string(),
  segment: z.record(z.string(), z.string()).describe('Of a segment.').exactOptional(),
  kind: z.enum(['changed', 'new', 'vanished']),
  before: text.describe(
    'The text of an input, the amount of a part of a sum, the level of a mean.',
  ),
  after: text.describe('null: it was not there.'),
  effect: z.number(),
  levelEffect: z
    .number()
    .describe('Of a part with a weight: because each unit of it is worth more or less.')
    .exactOptional(),
  weightEffect: z.number().describe('Because there is more or less of it.').exactOptional(),
  weightBefore: z.number().describe('Customers, or a share of exposure.').exactOptional(),
  weightAfter: z.number().exactOptional(),
});

const bridge = z.object({
  by: z.enum(['input', 'segment', 'step', 'component', 'problem']),
  of: z.string().describe('The name of the figure that is explained.'),
  unit,
  better,
  combined: z.enum(['sum', 'mean']).describe('What the parts are combined to.'),
  before: z.number(),
  after: z.number().describe('before + Σ effect, to the last digit and in any order.'),
  parts: z.array(part),
});

/** What `rapport compare --json` prints under `result`. */
export const resultSchema = z.object({
  command: z.string().describe('The command whose results these are.'),
  before: file,
  after: file,
  common: z
    .array(z.object({ what: z.string(), text: z.string() }))
    .describe('What two results must have in common to be compared.'),
  headline: figure,
  bridges: z.array(bridge).describe('The most telling first.'),
  better: z.array(figure).describe('The largest relative change first.'),
  worse: z.array(figure),
  otherwise: z.array(figure).describe('Changed, and neither way is better.'),
  assumptionsChanged: z.array(
    z.object({
      name: z.string(),
      before: z.string().nullable().describe('As it was written; null where it was not given.'),
      after: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<CompareResult>;
