import { logRank, mostCompared } from '../../core/survival/log-rank.ts';
import { pooledStays } from '../../core/survival/stays.ts';
import { type ReadTenures, readTenures } from '../../input/cohorts/read-tenures.ts';
import { spanText, spanYears, type TimeSpan } from '../../input/headers/time-span.ts';
import type { Answer, Request, World } from '../command.ts';
import { answerOf } from '../shared/answer.ts';
import { logAssumptions } from '../shared/orders/log-assumptions.ts';
import { tenureRequest } from '../shared/reading/request.ts';
import { assumptionsOf, type Renewal } from './assumptions.ts';
import { estimatedSegment } from './estimated-segment.ts';
import { cohortGroups, customerGroups } from './groups.ts';
import type { RetentionOptions } from './options.ts';
import type { RetentionResult } from './result.ts';
import type { Group } from './segment-retention.ts';
import { type Settings, settingsOf } from './settings.ts';

/** Estimates how long the customers of the files stay, by segment. */
export async function run(
  request: Request<RetentionOptions>,
  world: World,
): Promise<Answer<RetentionResult>> {
  const { operands, options } = request;
  const settings = settingsOf(options);
  const needs = { spend: 'optional', tenure: 'required', status: 'required' } as const;
  const read = await readTenures(
    await tenureRequest(request, { labels: settings.by, needs }, world.directory),
    world,
  );
  const { problems } = read;
  const log = read.kind === 'customers' ? read.log : undefined;
  const groups =
    read.kind === 'customers'
      ? customerGroups(read.customers, settings.by)
      : cohortGroups(read.cohorts, read.header);
  const renewal = renewalOf(read, settings, operands);
  const times = {
    periodYears: renewal.years,
    reachYears: Math.max(0, ...groups.map(({ stays }) => stays.exitYears.at(-1) ?? 0)),
    rowsYears: read.kind === 'cohorts' ? spanYears(read.unit) : 0,
  };
  const telling = { problems, progress: world.progress };
  const estimate = (group: Group) => estimatedSegment(group, settings, times, telling);
  const segments = groups.map(estimate);
  const [first, ...others] = segments;
  return answerOf(
    'retention',
    {
      currency: read.kind === 'customers' ? read.currency : null,
      assumptions: {
        ...assumptionsOf(settings, renewal, options),
        ...logAssumptions(log, options),
      },
      result: {
        kind: read.kind,
        period: renewal.text,
        total:
          first !== undefined && others.length === 0
            ? { ...first, segment: {} }
            : estimate(allOf(groups)),
        segments,
        logRank: groups.length > mostCompared ? null : logRank(groups.map(({ stays }) => stays)),
      },
    },
    [read],
  );
}

/** How often the models in whole periods let customers decide: as asked, as the cohorts were counted, or monthly. */
function renewalOf(read: ReadTenures, { period }: Settings, files: readonly string[]): Renewal {
  if (period !== undefined) return { ...period, source: '--period' };
  const span: TimeSpan = read.kind === 'cohorts' ? read.unit : { count: 1, unit: 'mo' };
  const source = read.kind === 'cohorts' ? files.join(', ') : 'default';
  return { ...span, text: spanText(span), years: spanYears(span), source };
}

function allOf(groups: readonly Group[]): Group {
  const revenue = groups.flatMap((group) => group.revenue ?? []);
  return {
    segment: {},
    stays: pooledStays(groups.map(({ stays }) => stays)),
    revenue: revenue.length === 0 ? null : pooledStays(revenue),
  };
}
