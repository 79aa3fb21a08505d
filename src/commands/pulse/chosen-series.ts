import { nearest } from '../../problems/nearest.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Described } from './indicator-pulse.ts';
import { indicatorKey, knownGroups, knownIndicator, otherGroup } from './known-indicators.ts';
import type { Series } from './series.ts';
import type { Settings } from './settings.ts';

export interface ChosenSeries extends Described {
  readonly series: Series;
}

/**
 * The series that are asked for, with what is known of each: as options say, else as the files do, else
 * by its name. By groups: those of the starter file first, each where it first comes up.
 *
 * @throws {Refusal} an option names an indicator that the files do not have, or a file does not settle
 * which way of an indicator is good
 */
export function chosenSeries(
  all: readonly Series[],
  { indicators, good }: Pick<Settings, 'indicators' | 'good'>,
): readonly ChosenSeries[] {
  const names = all.map(({ indicator }) => indicator);
  const unknown = [
    ...indicators.flatMap((name) => unknownName('--indicator', name, names)),
    ...good.flatMap(({ name }) => unknownName('--good', name, names)),
  ];
  if (unknown.length > 0) throw new Refusal(...unknown);
  const asked = new Set(indicators.map(indicatorKey));
  const series = all.filter(
    ({ indicator }) => asked.size === 0 || asked.has(indicatorKey(indicator)),
  );
  const given = new Map(good.map((each) => [indicatorKey(each.name), each.good]));
  const unclear = series.flatMap(({ indicator, unclear: found }) =>
    found === undefined || given.has(indicatorKey(indicator)) ? [] : [found],
  );
  if (unclear.length > 0) throw new Refusal(...unclear);
  const described = series.map((each): ChosenSeries => {
    const known = knownIndicator(each.indicator);
    return {
      series: each,
      group: each.group === '' ? (known?.group ?? otherGroup) : each.group,
      good: given.get(indicatorKey(each.indicator)) ?? each.good ?? known?.good,
    };
  });
  return byGroup(described);
}

function unknownName(option: string, name: string, names: readonly string[]): Problem[] {
  if (names.some((each) => indicatorKey(each) === indicatorKey(name))) return [];
  const suggestion = nearest(name, names);
  const known = names.slice(0, 20).join(', ') + (names.length > 20 ? ', …' : '');
  return [problem('indicator-unknown', { option, name, suggestion, known })];
}

function byGroup(described: readonly ChosenSeries[]): readonly ChosenSeries[] {
  const named = [...new Set(described.map(({ group }) => group))];
  const groups = [
    ...knownGroups.filter((group) => named.includes(group)),
    ...named.filter((group) => !knownGroups.includes(group) && group !== otherGroup),
    otherGroup,
  ];
  return groups.flatMap((group) => described.filter((each) => each.group === group));
}
