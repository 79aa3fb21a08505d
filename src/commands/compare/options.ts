import type { OptionSpec, TypedOptions } from '../option.ts';
import { explainOption } from '../shared/common-options.ts';
import { share } from '../shared/option-readers.ts';

const group = 'Comparison';

/** All that a comparison depends on is in the two results. */
export const options = [
  {
    name: 'fail-on',
    value: 'S',
    read: share('5% or 0.05'),
    beyondRows: true,
    group,
    help: "exit with 1 where a segment's mean value moved by more than this share, up or down, or a segment is new or gone; without segments where the headline moved",
    synonyms: ['threshold', 'max-change', 'tolerance', 'fail-if'],
  },
  explainOption(group, 'every part of the change, its steps, and all figures that changed'),
] as const satisfies readonly OptionSpec[];

export type CompareOptions = TypedOptions<typeof options>;
