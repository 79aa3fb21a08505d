import { failure, success } from '../../core/outcome.ts';
import { period, type Quantity, quantity } from '../../core/quantity/quantity.ts';
import { isRange } from '../../core/quantity/range.ts';
import { inYears, yearlyRate } from '../../core/quantity/rate.ts';
import type { TimeUnit } from '../../core/quantity/time-unit.ts';
import type { ModelName } from '../../core/survival/family.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';
import { intervalDraws, listed, modelsOf } from '../shared/common-options.ts';
import { drawingOf } from '../shared/economics/drawing.ts';
import { OptionReader } from '../shared/option-reader.ts';
import type { Drawing } from '../shared/result-schema.ts';

/** A length of time as it was written. */
export interface Duration {
  readonly text: string;
  readonly years: number;
  readonly count: number;
  readonly unit: TimeUnit;
}

/** A discount rate as it was written, and what it is a year. */
interface Discount {
  readonly text: string;
  readonly value: number;
  readonly unit: TimeUnit;
  readonly yearly: number;
}

/** What the options ask of the estimates, apart from how files are read. */
export interface Settings {
  readonly by: readonly string[];
  /** Ascending, each once. */
  readonly at: readonly Duration[];
  readonly horizon: Duration | undefined;
  readonly discount: Discount | undefined;
  /** Periods from 1, ascending, each once. */
  readonly residual: readonly number[];
  readonly models: readonly ModelName[];
  readonly period: Duration | undefined;
  readonly explain: boolean;
  /** With `--intervals`. */
  readonly drawing: Drawing | undefined;
}

/**
 * The options of the command, understood.
 *
 * @throws {Refusal} with everything that cannot be read, or says nothing
 */
export function settingsOf(options: OptionValues): Settings {
  const reader = new OptionReader(options);
  const { problems } = reader;
  const settings: Settings = {
    by: listed(options['by']),
    at: once(
      listed(options['at']).flatMap((text) => reader.settle(duration('--at', text))),
      ({ years }) => years,
    ),
    horizon: reader.one('horizon', (text) => duration('--horizon', text)),
    discount: reader.one('discount', discountRate),
    residual: once(
      listed(options['residual']).flatMap((text) => reader.settle(periodNumber(text))),
      (n) => n,
    ),
    models: modelsOf(options),
    period: reader.one('period', renewalPeriod),
    explain: options['explain'] === true,
    drawing: drawingOf(
      options,
      options['intervals'] === true,
      intervalDraws.needs,
      intervalDraws.usual,
    ),
  };
  problems.push(...idlePeriod(settings, options));
  if (problems.length > 0) throw new Refusal(...problems);
  return settings;
}

/** Models that know no renewals, so that a period says nothing to them alone. */
const continuous: readonly ModelName[] = ['exponential', 'weibull'];

function idlePeriod(
  { models, discount, residual }: Settings,
  { period: given }: OptionValues,
): Problem[] {
  const used =
    discount !== undefined ||
    residual.length > 0 ||
    models.some((model) => !continuous.includes(model));
  if (given === undefined || used) return [];
  const needs = 'a model in whole periods, --discount or --residual';
  return [problem('option-needs', { option: '--period', needs })];
}

function once<T>(values: readonly T[], key: (value: T) => number): T[] {
  const byKey = new Map(values.map((value) => [key(value), value]));
  return [...byKey.values()].sort((a, b) => key(a) - key(b));
}

const longestYears = 1000;

function duration(what: string, text: string): Outcome<Duration> {
  const read = quantity('duration', what, text);
  return read.ok ? lengthOf(what, text, read.value, '1y, 18mo or 90d') : read;
}

function renewalPeriod(text: string): Outcome<Duration> {
  const what = '--period';
  const read = period(what, text);
  if (!read.ok) return read;
  const length = lengthOf(what, text, read.value, 'mo, y or 3mo');
  // A day is a little less than a day's share of a year in floating point.
  return length.ok && length.value.years < inYears(0.999, 'd')
    ? failure(problem('out-of-range', { what, text, allowed: 'at least a day' }))
    : length;
}

/** A length that is one number, and no longer than any relationship. */
function lengthOf(
  what: string,
  text: string,
  { range, unit }: Quantity,
  examples: string,
): Outcome<Duration> {
  if (isRange(range) || unit === null) {
    return failure(problem('quantity-unreadable', { what, text, examples }));
  }
  const years = inYears(range.base, unit);
  return years > longestYears
    ? failure(problem('out-of-range', { what, text, allowed: `at most ${longestYears} years` }))
    : success({ text, years, count: range.base, unit });
}

function discountRate(text: string): Outcome<Discount> {
  const what = '--discount';
  const read = quantity('rate', what, text);
  if (!read.ok) return read;
  const { range, unit } = read.value;
  if (isRange(range)) {
    return failure(problem('quantity-unreadable', { what, text, examples: '10% or 0.8%/mo' }));
  }
  const per = unit ?? 'y';
  return success({ text, value: range.base, unit: per, yearly: yearlyRate(range.base, per) });
}

const lastPeriod = 10_000;

function periodNumber(text: string): Outcome<number> {
  const n = /^0*[1-9]\d*$/.test(text) ? Number(text) : Number.NaN;
  if (n <= lastPeriod) return success(n);
  const allowed = `a whole number of periods from 1 to ${lastPeriod}`;
  return failure(problem('out-of-range', { what: '--residual', text, allowed }));
}
