import { isoDate } from '../../core/quantity/calendar.ts';
import type { AnswerPeriod } from '../../core/relationship/combined-answers.ts';
import type { Assumption } from '../../core/report.ts';
import type { OptionValues } from '../command.ts';
import type { Settings } from './settings.ts';

/** What the signals rest on, as the result shows it. */
export function assumptionsOf(
  { rules, limits, since, good, indicators, combine }: Settings,
  options: OptionValues,
  every: AnswerPeriod | undefined,
): Record<string, Assumption> {
  const text = (option: string, value: string): Assumption => ({
    value,
    unit: null,
    text: value,
    source: options[option] === undefined ? 'default' : `--${option}`,
  });
  const { baseline } = options;
  return {
    rule: text('rule', rules.join(', ')),
    limits: text('limits', limits),
    ...(typeof baseline === 'string' && { baseline: text('baseline', baseline.trim()) }),
    ...(good.length > 0 && {
      good: text('good', good.map((each) => `${each.name}=${each.good}`).join(', ')),
    }),
    ...(every !== undefined && { every: text('every', every) }),
    ...(options['combine'] !== undefined && { combine: text('combine', combineText(combine)) }),
    ...(since !== undefined && { since: text('since', isoDate(since)) }),
    ...(indicators.length > 0 && { indicator: text('indicator', indicators.join(', ')) }),
    ...(options['fail-on'] !== undefined && { failOn: text('fail-on', 'new-signal') }),
  };
}

const combineText = ({ all, named }: Settings['combine']): string =>
  [...(all === undefined ? [] : [all]), ...named.map(({ name, way }) => `${name}=${way}`)].join(
    ', ',
  );
