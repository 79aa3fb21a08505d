import { z } from 'zod';
import { type ReadonlyDeep, severities } from '../../core/report.ts';
import { bases, stepNames } from '../../core/value/terms.ts';
import { type Varying, varyingKinds } from './economics/variants.ts';
import { schemaName } from './result-versions.ts';
import { narrowingCommands } from './segments/narrowed.ts';
import { valueMethods } from './valuation/options.ts';

/**
 * The type of the result that a schema describes, read-only at every depth. A command's schema is the one
 * definition of its result: this type, the published JSON Schema and docs/fields.md follow from it.
 *
 * Import the type with `import type`: zod takes longer to load than most commands take to run.
 */
export type ResultOf<S extends z.ZodType> = ReadonlyDeep<z.infer<S>>;

/** What an amount or a number is in, which decides how people read it. */
export const units = [
  'money',
  'moneyPerYear',
  'years',
  'months',
  'rate',
  'share',
  'count',
  'ratio',
] as const;

/** What there is to say of a figure besides its meaning, where two results of a command are compared. */
export interface FieldFacts {
  /** What people call it. */
  readonly label: string;
  readonly unit: (typeof units)[number];
  /** Which direction is better; null where neither is. */
  readonly better: 'up' | 'down' | null;
  /** Whether null means beyond all numbers: a payback that never comes. */
  readonly endless?: true;
}

/**
 * The facts of the figures that `compare` compares. A field is registered last, after `.describe`; to make it
 * nullable or optional afterwards does no harm. What `.meta` says would be in the published JSON Schemas, where
 * strict validators refuse words that they do not know.
 */
export const fieldFacts = z.registry<FieldFacts>();

/**
 * Lists whose entries have figures that are compared, with the field that tells the entries apart. Of other lists, such
 * as segments, no figure is compared by itself.
 */
export const figureLists = z.registry<{ readonly key: string }>();

/**
 * Numbers of results are amounts and counts: `z.number()`, printed as decimals of at most six places. Rates, shares,
 * ratios, times, parameters and what measures their fit keep all their digits: `z.float64()`, or a number from 0 to 1.
 */
export const staysDouble = (schema: z.ZodNumber): boolean =>
  schema.format === 'float64' || (schema.minValue === 0 && schema.maxValue === 1);

const stepSchema = z.enum(stepNames);

export const waterfallSchema = z
  .array(
    z.object({
      step: stepSchema.describe('the name of the step'),
      amount: z.number().describe('what it adds; costs are negative'),
    }),
  )
  .describe('the steps that have an input, in order; they add up exactly, as decimals');

export const leftOutSchema = z.array(stepSchema).describe('the steps that have no input');

/** The values of some columns by header. */
export const labelsSchema = z.record(z.string(), z.string());

export const intervalSchema = z.object({
  low: z.number().describe('its lower end'),
  high: z.number().describe('its upper end'),
});

/** The same of a ratio or a time. */
export const doubleIntervalSchema = z.object({
  low: z.float64().describe('its lower end'),
  high: z.float64().describe('its upper end'),
});

/** How random numbers were drawn. */
export const drawingSchema = z.object({
  draws: z.number().describe('how many draws'),
  seed: z.number().describe('the start of the random numbers'),
});
export type Drawing = ResultOf<typeof drawingSchema>;

const histogram = z.object({
  from: z.number().describe('where the first bin begins'),
  width: z.number().describe('the width of every bin'),
  counts: z
    .array(z.int().nonnegative())
    .describe('the draws in each bin; a draw at the end of one is in the next'),
  below: z.int().nonnegative().describe('the draws below the first bin'),
  above: z.int().nonnegative().describe('the draws above the last bin'),
});

const simulation = z
  .object({
    ...drawingSchema.shape,
    mean: z.number().describe('the mean of the draws'),
    standardError: z.float64().describe('of the mean, for this number of draws'),
    p10: z.number().describe('10 % of the draws are below; quantile of type 7'),
    p50: z.number().describe('half of the draws are below'),
    p90: z.number().describe('90 % of the draws are below'),
    atMeans: z.number().describe('the net value with every range at its mean'),
    histogram: histogram
      .nullable()
      .describe(
        'how many draws lie in each of up to 60 bins: with `below` and `above`, every draw once; null where all draws are alike',
      ),
  })
  .describe('with ranges: the net value, each range drawn independently');

const sensitivity = z.object({
  input: z.string().describe('the name of the input among the assumptions'),
  segment: z
    .string()
    .describe('of an input that differs by segment: whose value it is')
    .exactOptional(),
  low: z
    .number()
    .describe('the net value with this input at its low end, the others at their base'),
  high: z.number().describe('the same at its high end'),
  swing: z.number().describe('the distance between the two'),
});

/** What ranges of the inputs do to a net value. */
const uncertainty = z.object({
  simulation,
  sensitivity: z
    .array(sensitivity)
    .describe('with ranges: one entry for each, the largest swing first'),
});

/** Absent where no input is a range. */
export const uncertaintySchema = uncertainty.exactPartial().shape;
export type Uncertainty = ResultOf<typeof uncertainty>;
export type Simulation = Uncertainty['simulation'];
export type Sensitivity = ResultOf<typeof sensitivity>;

export const basisSchema = z
  .enum(bases)
  .describe('what amounts are: `margin` if one was given, else `spend`');

export const periodSchema = z.string().describe('the time between payments, as --period takes it');

/** What values rest on, in the result of every command that values customers. */
export const valuationSchema = {
  basis: basisSchema,
  method: z
    .enum(valueMethods)
    .describe(
      'how long customers stay: as recorded, as an option assumes, or as expected from the data; `all` values them as `expected` does and adds `methods`',
    ),
  period: periodSchema,
};

const answerFigure = z.object({
  at: z
    .string()
    .describe('where the figure stands in the result, as a fixture writes it: `total.netValue`'),
  value: z.float64().describe('the figure'),
  text: z.string().describe('the figure as the sentences write it'),
});

export const answerSchema = z.object({
  sentence: z.string().describe('the sentence that a person quotes'),
  figures: z.array(answerFigure).describe('the figures of the result that the sentences name'),
  certainty: z.string().describe('how sure it is'),
  wouldChange: z.string().describe('what would change it'),
});

const assumedValue = z.object({
  value: z.union([z.number(), z.string(), z.boolean()]).describe('the value in its `unit`'),
  unit: z.string().nullable().describe('its unit; null where it has none'),
  text: z.string().describe('the text that the value was read from'),
  low: z.number().describe('of a range: its low end').exactOptional(),
  high: z.number().describe('of a range: its high end').exactOptional(),
});

const assumption = assumedValue.extend({
  source: z.string().describe('where it was written: an option, a line of a file, or `default`'),
});

/** What an input has whose values differ. */
const severalValues = {
  segments: z
    .record(z.string(), assumedValue)
    .describe('of an input that differs by segment: the value of each, by its name')
    .exactOptional(),
  scenarios: z
    .record(z.string(), assumedValue)
    .describe('of an input with several values: each of them, by its text')
    .exactOptional(),
};

/** An assumption of a command, which may have several values where its inputs may. */
function assumptionOf(command: string): z.ZodObject {
  const kinds: Readonly<Record<string, readonly Varying['kind'][]>> = varyingKinds;
  const own = kinds[command];
  if (own === undefined) return assumption;
  return assumption.extend(Object.fromEntries(own.map((kind) => [kind, severalValues[kind]])));
}

const source = z.object({
  file: z.string().describe('its name, as written on the command line'),
  read: z
    .int()
    .nonnegative()
    .describe('the rows read: `used`, `setAside` and `rejected` add up to it'),
  used: z.int().nonnegative().describe('the rows that the result rests on'),
  setAside: z
    .record(z.string(), z.int().positive())
    .describe('readable rows that the result leaves out, by the code of the reason'),
  rejected: z.int().nonnegative().describe('the rows that could not be read'),
  columns: z
    .record(z.string(), z.string())
    .describe('of a table in a database: the column of each role, as `--column` names it')
    .exactOptional(),
});

const problem = z.object({
  code: z.string().describe('its code, which rapport explain explains'),
  severity: z.enum(severities).describe('its severity'),
  message: z.string().describe('what happened'),
  file: z.string().nullable().describe('the file of the first; null where it concerns none'),
  line: z.int().positive().nullable().describe('the line of the first; null where it has none'),
  column: z.string().nullable().describe('the column of the first; null where it has none'),
  count: z.int().positive().describe('how many problems of this kind there are'),
});

/** Commands that compute nothing, so that there is no answer to quote: they look up what words mean, or write SQL. */
export const lookups: ReadonlySet<string> = new Set(['explain', 'sql']);

const segmentsInAll = z
  .number()
  .describe(
    'how many segments there are, where --where or --top leave some out; totals are of all customers',
  );

/** What every command prints as JSON, around a result of its own. */
export function reportSchema(command: string, result: z.ZodObject) {
  const answered = z.object({
    answer: answerSchema
      .describe('the answer in words; absent from results of version 0.1')
      .exactOptional(),
  });
  const narrowing = narrowingCommands.includes(command)
    ? { segmentsInAll: segmentsInAll.exactOptional() }
    : {};
  const printed = lookups.has(command) ? result : answered.extend(result.shape).extend(narrowing);
  return z.object({
    schema: z.literal(schemaName(command)).describe('the command, and the version of this form'),
    currency: z
      .string()
      .nullable()
      .describe('as given by an option, a sign or a file; null if unknown'),
    assumptions: z
      .record(z.string(), assumptionOf(command))
      .describe('every input that had an effect, defaults included, by the name of its option'),
    sources: z.array(source).describe('the outcome of the rows of each file'),
    result: printed.describe('what the command found'),
    problems: z.array(problem).describe('the problems of the input, one entry for each kind'),
  });
}
