import { annualSpend, type CustomerRows } from '../../core/customers.ts';
import { unitYears } from '../../core/quantity/time-unit.ts';
import type { Assumption } from '../../core/report.ts';
import { type Segments, segmentsBy } from '../../core/segments.ts';
import { logRank, mostCompared } from '../../core/survival/log-rank.ts';
import { cohortStays, pooledStays, recordedStays, type Stays } from '../../core/survival/stays.ts';
import type { TenureRounding } from '../../core/survival/tenure-rounding.ts';
import { type ReadTenures, readTenures } from '../../input/cohorts/read-tenures.ts';
import type { CohortSurvivors } from '../../input/cohorts/survivors-of.ts';
import { spanText, spanYears, type TimeSpan } from '../../input/headers/time-span.ts';
import type { ReadCustomers } from '../../input/read-customers.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Output, Request, World } from '../command.ts';
import { keyOf } from '../option.ts';
import { drawingEchoed } from '../shared/economics/drawing.ts';
import type { Duration } from '../shared/option-readers.ts';
import { logAssumptions } from '../shared/orders/log-assumptions.ts';
import { outputOf } from '../shared/output.ts';
import { asOfAssumption } from '../shared/reading/as-of.ts';
import { filesRead } from '../shared/reading/files-read.ts';
import { tenureRequest } from '../shared/reading/request.ts';
import { type RecordedTenures, recordedTenures, staysAs } from '../shared/tenure-rounding.ts';
import { isCounted } from '../shared/warehouse/connect-options.ts';
import { countedCustomers } from '../shared/warehouse/counted-customers.ts';
import { estimatedSegment } from './estimated-segment.ts';
import type { Group } from './observed-segment.ts';
import { type RetentionOptions, type Settings, settingsOf } from './options.ts';
import type { RetentionResult } from './result.ts';

/** Estimates how long the customers of the files stay, for each segment and for all of them. */
export async function run(
  request: Request<RetentionOptions>,
  world: World,
): Promise<Output<RetentionResult>> {
  const { operands, options } = request;
  const settings = settingsOf(request);
  const read = await tenuresRead(request, settings, world);
  const { problems } = read;
  const log = read.kind === 'customers' ? read.log : undefined;
  const tenures = tenuresOf(read, options);
  const rounding = tenures?.rounding ?? null;
  const groups =
    read.kind === 'customers'
      ? customerGroups(read.customers, settings.by, rounding)
      : cohortGroups(read.cohorts, read.header);
  const renewal = renewalOf(read, settings, operands);
  const times = {
    periodYears: renewal.years,
    unit: read.kind === 'cohorts' ? read.unit.unit : (rounding?.unit ?? null),
    reachYears: Math.max(0, ...groups.map(({ stays }) => stays.exitYears.at(-1) ?? 0)),
    rowsYears:
      read.kind === 'cohorts'
        ? spanYears(read.unit)
        : rounding === null
          ? 0
          : unitYears[rounding.unit],
  };
  const estimate = (group: Group) =>
    estimatedSegment(group, settings, times, { problems, progress: world.progress });
  const segments = groups.map(estimate);
  const [first, ...others] = segments;
  return outputOf(
    'retention',
    {
      currency: read.kind === 'customers' ? read.currency : null,
      assumptions: {
        ...assumptionsOf(settings, renewal, options),
        ...(tenures !== undefined && { tenureRounding: tenures.assumption }),
        ...(read.kind === 'customers' ? asOfAssumption(read) : {}),
        ...logAssumptions(log, options),
      },
      result: {
        kind: read.kind,
        period: renewal.text,
        tenureUnit: times.unit,
        total:
          first !== undefined && others.length === 0
            ? { ...first, segment: {} }
            : estimate(allOf(groups, rounding)),
        segments,
        logRank: groups.length > mostCompared ? null : logRank(groups.map(({ stays }) => stays)),
      },
    },
    [read],
  );
}

/** The customers or cohorts of the files, or the customers that a database adds up. */
async function tenuresRead(
  request: Request<RetentionOptions>,
  { by }: Settings,
  world: World,
): Promise<TenuresRead> {
  const wanted = { labels: by, needs: filesRead.retention.needs };
  if (!isCounted(request.options))
    return readTenures(await tenureRequest(request, wanted, world.directory), world);
  const read = await countedCustomers('retention', request, request.operands, wanted, world);
  return { kind: 'customers', ...read };
}

type TenuresRead = ReadTenures | ({ readonly kind: 'customers' } & ReadCustomers<CustomerRows>);

/**
 * What the recorded tenures stand for; tables of cohorts have none.
 *
 * @throws {Refusal} the option contradicts the files
 */
function tenuresOf(
  read: TenuresRead,
  { tenureRounding: chosen }: RetentionOptions,
): RecordedTenures | undefined {
  if (read.kind === 'customers') return recordedTenures(read.customers, chosen);
  if (chosen === undefined) return undefined;
  const needs = 'a list of customers';
  throw new Refusal(problem('option-needs', { option: '--tenure-rounding', needs }));
}

/** The stays of the customers of each segment by the columns `by`. */
function customerGroups(
  customers: CustomerRows,
  by: readonly string[],
  rounding: TenureRounding | null,
): Group[] {
  const segments = segmentsBy(customers, by);
  const { keys, codes } = segments;
  const stays = recordedStays(customers, codes, keys.length);
  const revenue = revenueStays(customers, segments, rounding);
  return keys.flatMap((segment, s) => {
    const recorded = stays[s];
    return recorded === undefined
      ? []
      : [{ segment, ...staysFrom(recorded, rounding), revenue: revenue[s] ?? null }];
  });
}

/** The stays of a group, and of resamples of its customers, as what the recorded tenures stand for. */
function staysFrom(
  recorded: Stays,
  rounding: TenureRounding | null,
): Pick<Group, 'stays' | 'drawn'> {
  const counted = (drawn: Stays) => staysAs(drawn, rounding);
  return { stays: counted(recorded), drawn: { recorded, counted } };
}

/** The stays of each segment, with rows weighted by what their customers spend a year; none where nobody spends. */
function revenueStays(
  customers: CustomerRows,
  { keys, codes }: Segments,
  rounding: TenureRounding | null,
) {
  const weights = Float64Array.from(
    { length: customers.count },
    // A customer who was refunded more than was paid has no weight.
    (_, i) => Math.max(0, annualSpend(customers, i) ?? 0),
  );
  if (!weights.some((weight) => weight > 0)) return [];
  return recordedStays(customers, codes, keys.length, weights).map((stays) =>
    stays.exitYears.length === 0 ? null : staysAs(stays, rounding),
  );
}

/** The stays of each cohort; a cohort table has no spend. */
function cohortGroups(cohorts: readonly CohortSurvivors[], header: string | null): Group[] {
  return cohorts.map(({ cohort, years, surviving }) => ({
    segment: header === null ? {} : { [header]: cohort },
    ...staysFrom(cohortStays(years, surviving), null),
    revenue: null,
  }));
}

/** All segments as one group. */
function allOf(groups: readonly Group[], rounding: TenureRounding | null): Group {
  const revenue = groups.flatMap((group) => group.revenue ?? []);
  return {
    segment: {},
    ...staysFrom(pooledStays(groups.map(({ drawn }) => drawn.recorded)), rounding),
    revenue: revenue.length === 0 ? null : pooledStays(revenue),
  };
}

/** How often customers decide in the models in whole periods, and what sets it. */
interface Renewal extends Duration {
  /** An option, the files, or "default". */
  readonly source: string;
}

/** The period of the models in whole periods: that of --period, else of the cohort table, else a month. */
function renewalOf(read: TenuresRead, { period }: Settings, files: readonly string[]): Renewal {
  if (period !== undefined) return { ...period, source: '--period' };
  const span: TimeSpan = read.kind === 'cohorts' ? read.unit : { count: 1, unit: 'mo' };
  const source = read.kind === 'cohorts' ? files.join(', ') : 'default';
  return { ...span, text: spanText(span), years: spanYears(span), source };
}

/** The assumptions of the result: every option that the estimates depend on, and the period. */
function assumptionsOf(
  { at, horizon, discount, residual, drawing }: Settings,
  renewal: Renewal,
  options: RetentionOptions,
): Record<string, Assumption> {
  const text = (name: string, value: string | number): Assumption => ({
    value,
    unit: null,
    text: String(value),
    source: `--${name}`,
  });
  const textOf = (name: string, value: string | undefined): Record<string, Assumption> =>
    value === undefined ? {} : { [keyOf(name)]: text(name, value) };
  return {
    ...(at.length > 0 && { at: text('at', at.map((each) => each.text).join(', ')) }),
    ...(horizon !== undefined && { horizon: durationAssumption(horizon, '--horizon') }),
    ...textOf('model', options.model),
    period: durationAssumption(renewal, renewal.source),
    ...(discount !== undefined && {
      discount: {
        value: discount.value,
        unit: `/${discount.unit}`,
        text: discount.text,
        source: '--discount',
      },
    }),
    ...(residual.length > 0 && { residual: text('residual', residual.join(', ')) }),
    ...textOf('cohort-size', options.cohortSize?.text),
    ...textOf('window-start', options.windowStart?.text),
    ...drawingEchoed(drawing, options),
  };
}

const durationAssumption = (length: Duration, source: string): Assumption => ({
  value: length.count,
  unit: length.unit,
  text: length.text,
  source,
});
