import { wholeDays } from '../../core/forecast/customer-forecast.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Foreseen } from './foreseen.ts';
import type { Settings } from './settings.ts';

/** Purchases and spend that are more closely related than this are not what Gamma-Gamma takes them for. */
const related = 0.3;
/** A log shorter than this before the split, or in all, has not seen every season. */
const allSeasons = 365;

/**
 * What a forecast must say of its data, in codes.
 *
 * @param segment - that was fitted by itself
 */
export function findingsOf(
  { customers, forecast, unitsPerYear }: Foreseen,
  { holdout }: Settings,
  segment?: string,
): readonly Problem[] {
  const { choice, fitted, spend, holdout: tested } = forecast;
  const of = segment === undefined ? {} : { segment };
  const found: Problem[] = [];
  // Models that found no top of their likelihood were fitted all the same: dropout-invisible names them.
  if (choice.chosenBy === 'fallback' && fitted.length === 0)
    found.push(problem('purchases-never-repeat', of));
  const without = fitted.filter(({ fit }) => fit?.status === 'no-dropout');
  if (without.length > 0)
    found.push(
      problem('dropout-invisible', {
        models: without.map(({ name }) => name).join(', '),
        used: choice.chosen.name,
        ...of,
      }),
    );
  const { fit } = choice.chosen;
  if (fit?.status === 'flat')
    found.push(problem('purchases-undetermined', { model: fit.model, ...of }));
  if (spend.leftOut > 0)
    found.push(problem('spend-not-positive', { customers: spend.leftOut, ...of }));
  if (spend.correlation !== null && Math.abs(spend.correlation) > related)
    found.push(problem('spend-related', { correlation: spend.correlation, ...of }));
  if (spend.model === 'gamma-gamma' && spend.fit?.law.mean === null)
    found.push(problem('spend-mean-infinite', { q: spend.fit.parameters.q, ...of }));
  const oldest = customers.known.summary.age.reduce((most, age) => Math.max(most, age), 0);
  const days = wholeDays(oldest, unitsPerYear);
  const known = days - (tested === null ? 0 : customers.until - tested.split);
  if (choice.chosenBy === 'saved model') return found;
  if (holdout === 'usual' && tested === null) found.push(problem('backtest-none', { days, ...of }));
  else if (known < allSeasons) found.push(problem('seasons-unseen', { days: known, ...of }));
  return found;
}
