import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import { families } from './families.ts';
import { wholeWithinRounding } from './fixed.ts';
import type { ModelName } from './model.ts';
import type { Stays } from './stays.ts';

/**
 * Whether the model could have parameters for these stays at all, before any is sought.
 *
 * @returns where to begin: how many ended a year of those there were, who ended in an interval as if in its middle
 */
export function fittable(model: ModelName, stays: Stays, periodYears: number): Outcome<number> {
  const { entryYears, exitYears, ended, active, afterYears } = stays;
  let endedTotal = 0;
  let endedAtOnce = 0;
  let exposureYears = 0;
  let reachYears = 0;
  let firstEntry = Infinity;
  const times = new Set<number>();
  for (let i = 0; i < exitYears.length; i++) {
    const [left, stayed, exit] = [ended[i] ?? 0, active[i] ?? 0, exitYears[i] ?? 0];
    if (!(left + stayed > 0)) continue;
    const entry = entryYears[i] ?? 0;
    const last = left > 0 && afterYears !== undefined ? (exit + (afterYears[i] ?? 0)) / 2 : exit;
    endedTotal += left;
    if (left > 0 && exit === 0) endedAtOnce += left;
    exposureYears += left * (last - entry) + stayed * (exit - entry);
    reachYears = Math.max(reachYears, exit);
    firstEntry = Math.min(firstEntry, entry);
    for (const time of [entry, exit, afterYears?.[i] ?? 0]) if (time > 0) times.add(time);
  }
  const { parameters, inPeriods } = families[model];
  const needed = Object.keys(parameters).length;
  const unknown = (reason: 'nobody-ended' | 'too-few-times') =>
    failure(problem('model-not-identified', { model, parameters: needed, reason }));
  if (!(endedTotal > 0)) return unknown('nobody-ended');
  if (model === 'weibull' && endedAtOnce > 0) {
    return failure(problem('model-zero-tenure', { model, ended: endedAtOnce }));
  }
  const whole = (years: number) => wholeWithinRounding(years / periodYears);
  const periods = Math.max(1, Math.ceil(whole(reachYears)) - Math.floor(whole(firstEntry)));
  // Where only intervals are known, S at each of their ends is all that the stays tell.
  const told = inPeriods ? periods : afterYears === undefined ? needed : times.size;
  if (told < needed) return unknown('too-few-times');
  if (!(exposureYears > 0)) {
    const limit = inPeriods ? 'first-period' : 'all-at-once';
    return failure(problem('model-at-limit', { model, limit }));
  }
  return success(endedTotal / exposureYears);
}
