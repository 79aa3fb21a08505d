import { failure, success } from '../../core/outcome.ts';
import { centreLines } from '../../core/relationship/process-limits.ts';
import { signalRules } from '../../core/relationship/signals.ts';
import { problem } from '../../problems/problem.ts';
import type { OptionSpec, Reader, TypedOptions } from '../option.ts';
import { explainSynonyms } from '../shared/common-options.ts';
import { initOption } from '../shared/init-option.ts';
import { longFields } from '../shared/reading/indicator-fields.ts';
import { recordOptions } from '../shared/reading/options.ts';
import { baselineNamed, dayOrMonth } from './baseline.ts';
import { type Direction, directions, starter } from './known-indicators.ts';

const signal = 'What is a signal';
const shown = 'What is shown';

/** Which way is good, as `--good` says of an indicator. */
export interface GivenDirection {
  /** The indicator as it was written. */
  readonly name: string;
  readonly good: Direction;
}

/** Reads "Days to resolve=down"; the name itself may have an equals sign. */
const direction: Reader<GivenDirection> = (text, what) => {
  const equals = text.lastIndexOf('=');
  const name = text.slice(0, Math.max(0, equals)).trim();
  if (name === '') {
    const examples = '"Days to resolve=down"';
    return failure(problem('quantity-unreadable', { what, text, examples }));
  }
  const way = text
    .slice(equals + 1)
    .trim()
    .toLowerCase();
  const good = directions.find((each) => each === way);
  return good === undefined
    ? failure(problem('option-choice', { option: what, text: way, choices: directions.join(', ') }))
    : success({ name, good });
};

export const options = [
  {
    name: 'rule',
    value: 'RULE',
    choices: signalRules,
    repeatable: true,
    commas: true,
    synonyms: ['rules', 'test', 'tests', 'signal'],
    group: signal,
    help: 'look for these alone: beyond-limits; run-of-8, 8 in a row on one side of the centre; near-limit, 3 of 4 nearer a limit than the centre (the first two)',
  },
  {
    name: 'limits',
    value: 'FROM',
    choices: centreLines,
    synonyms: ['control-limits', 'center', 'centre', 'sigma'],
    group: signal,
    help: 'draw centre and limits from means, or from medians, which a few wild values do not move (mean)',
  },
  {
    name: 'baseline',
    value: 'POINTS',
    read: baselineNamed,
    synonyms: ['reference', 'reference-period', 'base'],
    group: signal,
    help: 'draw them from the first N points or those of FROM..TO alone: 12, 2024-01-01..2024-12-31 (all points)',
  },
  {
    name: 'good',
    value: 'INDICATOR=WAY',
    read: direction,
    synonyms: ['direction', 'better'],
    repeatable: true,
    group: signal,
    help: 'which way is good: up, down or either (a column "good", else by the name of the indicator)',
  },
  {
    name: 'since',
    value: 'DATE',
    read: dayOrMonth,
    synonyms: ['from', 'start', 'start-date', 'after'],
    group: signal,
    help: 'signals that fire from this day on are new, and points from it on are what a status looks at (the last 8 points)',
  },
  {
    name: 'fail-on',
    value: 'WHAT',
    choices: ['new-signal'],
    needs: ['since'],
    synonyms: ['fail', 'exit-code', 'alert'],
    group: signal,
    help: 'exit with 1 if there is a new signal since --since, unless it is in the good direction',
  },
  {
    name: 'indicator',
    value: 'NAME',
    repeatable: true,
    synonyms: ['metric', 'kpi', 'filter', 'only'],
    group: shown,
    help: 'only this indicator; repeat it for several',
  },
  {
    name: 'explain',
    beyondRows: true,
    synonyms: explainSynonyms,
    group: shown,
    help: 'show every point with the step from the one before, and the step that is more than chance',
  },
  ...recordOptions(longFields),
  initOption(starter),
] as const satisfies readonly OptionSpec[];

export type PulseOptions = TypedOptions<typeof options>;
