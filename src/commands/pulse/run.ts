import { calendarDate, isoDate } from '../../core/quantity/calendar.ts';
import { words } from '../../problems/catalogue.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Output, Request, World } from '../command.ts';
import { outputOf } from '../shared/output.ts';
import { assumptionsOf } from './assumptions.ts';
import { combinedSeries } from './combined-series.ts';
import { chosenSeries, indicatorPulse } from './indicator-pulse.ts';
import type { PulseOptions } from './options.ts';
import { readSeries } from './read-series.ts';
import type { PulseResult } from './result.ts';
import { settingsOf } from './settings.ts';
import { targetsOf } from './targets.ts';

/** Says which of the indicators in the files may need attention. */
export async function run(
  request: Request<PulseOptions>,
  world: World,
): Promise<Output<PulseResult>> {
  const { operands, options } = request;
  const settings = settingsOf(request);
  const read = await readSeries(request, world, settings);
  const { records } = read;
  const { series, every } = combinedSeries(read, settings);
  if (series.length === 0) {
    const unread = records.problems
      .tallies()
      .flatMap(({ examples }) => examples)
      .filter((found) => words(found).severity !== 'note');
    throw new Refusal(...unread, problem('indicators-none', {}, { file: operands[0] ?? '' }));
  }
  const indicators = chosenSeries(series, settings).map(({ series: each, ...described }) =>
    indicatorPulse(each, described, settings),
  );
  const targets =
    options.targets === undefined
      ? undefined
      : await targetsOf(options.targets, request, world, { series, settings });
  const goals = targets?.targets ?? [];
  const fresh = indicators.flatMap(({ signals }) => signals.filter((signal) => signal.new));
  const { since } = settings;
  return outputOf(
    'pulse',
    {
      assumptions: assumptionsOf(settings, options, every),
      result: {
        limits: settings.limits,
        rules: settings.rules,
        since: since === undefined ? null : isoDate(since),
        monthly: series.every(({ days }) => days.every((day) => calendarDate(day).day === 1)),
        indicators,
        counts: {
          indicators: indicators.length,
          attention: indicators.filter(({ status }) => status === 'may need attention').length,
          tooFew: indicators.filter(({ status }) => status === 'too few points').length,
          targets: goals.length,
          met: goals.filter(({ status }) => status === 'met').length,
          missed: goals.filter(({ status }) => status === 'missed').length,
        },
        ...(targets !== undefined && { targets: targets.targets }),
        newSignals: since === undefined ? null : fresh.length,
        failed: settings.failOnNew && fresh.some(({ favourable }) => favourable !== true),
      },
    },
    [records, targets?.records],
  );
}
