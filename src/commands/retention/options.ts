import type { OptionSpec } from '../command.ts';
import { byOption, intervalsOption, modelOption } from '../shared/common-options.ts';
import { drawingOptions } from '../shared/economics/drawing.ts';
import { economicInputs } from '../shared/economics/inputs.ts';
import { cohortSizeOption, readingOptions, windowStartOption } from '../shared/reading/options.ts';

const retention = 'How long customers stay';

export const options: readonly OptionSpec[] = [
  byOption,
  {
    name: 'at',
    value: 'D',
    repeatable: true,
    group: retention,
    help: 'show the share still active after these times: 1y,2y; beyond the data by a model',
  },
  {
    name: 'horizon',
    value: 'D',
    group: retention,
    help: 'count stays up to this time in means: 5y (as far as the data reach); beyond the data by a model',
  },
  modelOption,
  {
    name: 'period',
    value: 'P',
    group: retention,
    help: 'how often customers decide whether to stay, in models in whole periods: mo, y, 3mo (the unit of a cohort table, else mo)',
  },
  ...economicInputs.filter(({ name }) => name === 'discount'),
  {
    name: 'residual',
    value: 'N',
    repeatable: true,
    group: retention,
    help: 'expected lifetime that remains in the N-th period, after N − 1 renewals, by a model: 1,7,8',
  },
  {
    name: 'explain',
    beyondRows: true,
    group: retention,
    help: 'show the curve at every end, survival of segments by revenue, and every model of every segment',
  },
  intervalsOption,
  ...drawingOptions,
  windowStartOption,
  cohortSizeOption,
  ...readingOptions,
];
