import { isoDate } from '../../core/quantity/calendar.ts';
import type { AnswerPeriod } from '../../core/relationship/combined-answers.ts';
import type { Assumption } from '../../core/report.ts';
import type { PulseOptions } from './options.ts';
import type { Settings } from './settings.ts';

/** What the signals rest on, as the result shows it. */
export function assumptionsOf(
  { rules, limits, since, good, indicators, combine }: Settings,
  options: PulseOptions,
  every: AnswerPeriod | undefined,
): Record<string, Assumption> {
  const text = (option: string, value: string, isGiven = true): Assumption => ({
    value,
    unit: null,
    text: value,
    source: isGiven ? `--${option}` : 'default',
  });
  const { baseline } = options;
  return {
    rule: text('rule', rules.join(', '), options.rule.length > 0),
    limits: text('limits', limits, options.limits !== undefined),
    ...(baseline !== undefined && { baseline: text('baseline', baseline.text) }),
    ...(good.length > 0 && {
      good: text('good', good.map((each) => `${each.name}=${each.good}`).join(', ')),
    }),
    ...(every !== undefined && { every: text('every', every, options.every !== undefined) }),
    ...(options.combine.length > 0 && { combine: text('combine', combineText(combine)) }),
    ...(since !== undefined && { since: text('since', isoDate(since)) }),
    ...(indicators.length > 0 && { indicator: text('indicator', indicators.join(', ')) }),
    ...(options.failOn !== undefined && { failOn: text('fail-on', 'new-signal') }),
  };
}

const combineText = ({ all, named }: Settings['combine']): string =>
  [...(all === undefined ? [] : [all]), ...named.map(({ name, way }) => `${name}=${way}`)].join(
    ', ',
  );
