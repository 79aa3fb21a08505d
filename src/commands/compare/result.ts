import { z } from 'zod';
import { labelsSchema, type ResultOf, units } from '../shared/result-schema.ts';

const unit = z
  .enum(units)
  .describe(
    'its unit: an amount, an amount a year, years, months, a rate a year, a share of 1, a count, or a ratio',
  );
const better = z
  .enum(['up', 'down'])
  .nullable()
  .describe('which direction is better; null where neither is');

const savedFile = z.object({
  file: z.string().describe('its name, as written on the command line'),
  version: z
    .int()
    .positive()
    .describe('the version of its form, the number after the @ in `schema`'),
});

const figure = z.object({
  name: z.string().describe('its path in the saved result, as `total.meanYears`'),
  unit,
  better,
  before: z
    .float64()
    .nullable()
    .describe(
      'its value in the first result; null where there is no number, as for a payback that never comes',
    ),
  after: z.float64().nullable().describe('its value in the second result; null likewise'),
  change: z.float64().nullable().describe('after − before; null where either is'),
  changeShare: z
    .float64()
    .nullable()
    .describe('change ÷ the size of `before`; null where that is 0, or there is no change'),
});

const partValue = z.union([z.float64(), z.string()]).nullable();

const part = z.object({
  name: z.string().describe('the name of the input, segment, step, component or problem'),
  segment: labelsSchema.describe('of a segment: the value of each --by column').exactOptional(),
  kind: z
    .enum(['changed', 'new', 'vanished'])
    .describe('whether both results have it, only the second, or only the first'),
  before: partValue.describe(
    'the text of an input, the amount of a part of a sum, or the level of a part of a mean; null where it was not there',
  ),
  after: partValue.describe('the same in the second result'),
  effect: z.float64().describe('what it does to the figure'),
  levelEffect: z
    .float64()
    .describe('of a part with a weight: the effect of the change of its level')
    .exactOptional(),
  weightEffect: z
    .float64()
    .describe(
      'of a part with a weight: the effect of the change of its weight; levelEffect + weightEffect = effect',
    )
    .exactOptional(),
  weightBefore: z
    .float64()
    .describe('the weight in the first result: customers, or a share of the years observed')
    .exactOptional(),
  weightAfter: z.float64().describe('the weight in the second result').exactOptional(),
});

const bridge = z.object({
  by: z
    .enum(['input', 'segment', 'step', 'component', 'problem'])
    .describe('what the change is explained by'),
  of: z.string().describe('the name of the figure whose change is explained'),
  unit,
  better,
  combined: z
    .enum(['sum', 'mean'])
    .describe('whether the parts add up to the figure, or it is their mean weighted by shares'),
  before: z.float64().describe('the figure in the first result'),
  after: z
    .float64()
    .describe(
      'the figure in the second result: `before` and all effects add up to it exactly, as decimals',
    ),
  parts: z
    .array(part)
    .describe(
      'the effects that made it better, the largest first, then those that made it worse, then those of 0; of the first bridge, the list that CSV and JSON lines print',
    ),
});

const assumptionChange = z.object({
  name: z.string().describe('its name among the assumptions'),
  before: z.string().nullable().describe('as it was written; null where it was not given'),
  after: z.string().nullable().describe('the same in the second result'),
});

const figureNotCompared = z.object({
  name: z.string().describe('its path in the saved result'),
  since: z
    .int()
    .positive()
    .describe('the version of the result since which it means something else'),
  now: z.string().describe('what it means since then'),
});

const failure = z.object({
  name: z
    .string()
    .describe(
      'the name of the segment or problem; where results have none, the path of the headline',
    ),
  segment: labelsSchema.describe('of a segment: the value of each --by column').exactOptional(),
  kind: z
    .enum(['changed', 'new', 'vanished', 'not-compared'])
    .describe(
      'whether its mean moved, only the second result has it, only the first, or the two mean different things by it',
    ),
  before: z
    .float64()
    .nullable()
    .describe('the mean of one of its customers in the first result; null without customers'),
  after: z.float64().nullable().describe('the same in the second result'),
  changeShare: z
    .float64()
    .nullable()
    .describe('(after − before) ÷ the size of `before`; null where that is 0, or one is null'),
});

export const resultSchema = z.object({
  command: z.string().describe('the command whose results are compared'),
  before: savedFile.describe('the first result'),
  after: savedFile.describe('the second result'),
  common: z
    .array(
      z.object({
        what: z.string().describe('what it is, such as `method`'),
        text: z.string().describe('what both results have'),
      }),
    )
    .describe('what two results must have in common to be compared'),
  cautions: z
    .array(
      z.object({
        file: z.string().describe('the result that it concerns'),
        text: z.string().describe('why little can be made of its figures'),
      }),
    )
    .describe('what makes a result doubtful; empty where nothing does'),
  headline: figure.describe('the main figure'),
  better: z
    .array(figure)
    .describe('figures that changed for the better, the largest relative change first'),
  worse: z.array(figure).describe('figures that changed for the worse, likewise'),
  otherwise: z.array(figure).describe('figures that changed, and neither direction is better'),
  notCompared: z
    .array(figureNotCompared)
    .describe(
      'figures that mean something else in the two results, because these have different versions',
    ),
  failOn: z
    .float64()
    .describe('with --fail-on: the share by which a mean may move')
    .exactOptional(),
  failures: z
    .array(failure)
    .describe('with --fail-on: what moved by more, is new or is gone; empty where nothing is')
    .exactOptional(),
  bridges: z
    .array(bridge)
    .describe('explanations of the change of one figure each, the most detailed first'),
  assumptionsChanged: z
    .array(assumptionChange)
    .describe('the assumptions that differ between the results'),
});

/** What `compare` answers. */
export type CompareResult = ResultOf<typeof resultSchema>;
export type FigureChange = ResultOf<typeof figure>;
export type FigureNotCompared = ResultOf<typeof figureNotCompared>;
export type Failure = ResultOf<typeof failure>;
export type Unit = FigureChange['unit'];
export type Better = FigureChange['better'];
export type Bridge = ResultOf<typeof bridge>;
export type BridgeBy = Bridge['by'];
export type BridgePart = ResultOf<typeof part>;
export type AssumptionChange = ResultOf<typeof assumptionChange>;
