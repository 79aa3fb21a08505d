import type { Forecaster } from './forecaster.ts';

/** A forecaster with how near it came in a backtest; absent where there was none. */
export interface Candidate {
  readonly forecaster: Forecaster;
  readonly mae?: number;
}

export interface Choice {
  readonly chosen: Forecaster;
  /** `only`: no other could be fitted. `fallback`: none could. `saved model`: it was fitted before. */
  readonly chosenBy: 'held-out error' | 'aic' | 'only' | 'fallback' | 'saved model';
  /** Models whose AIC is less than 2 above the least: the data do not tell them apart. */
  readonly indistinguishable: readonly string[];
}

/** AIC that is no more than this apart says nothing. */
const apart = 2;

/**
 * The model with the least held-out error, else with the least AIC. Models that found no top of their
 * likelihood are chosen only where none did; with nothing fitted, everybody goes on as so far.
 */
export function chooseForecaster(candidates: readonly Candidate[], fallback: Forecaster): Choice {
  const settled = candidates.filter(({ forecaster }) => forecaster.fit?.status === 'converged');
  const flat = candidates.filter(({ forecaster }) => forecaster.fit?.status !== 'no-dropout');
  const open = settled.length > 0 ? settled : flat;
  const [first] = open;
  if (first === undefined) return { chosen: fallback, chosenBy: 'fallback', indistinguishable: [] };
  const aic = ({ forecaster }: Candidate) => forecaster.fit?.aic ?? Infinity;
  const least = Math.min(...open.map(aic));
  const indistinguishable = open
    .filter((candidate) => aic(candidate) - least < apart)
    .map(({ forecaster }) => forecaster.name);
  const tested = open.every(({ mae }) => mae !== undefined);
  const by = tested ? ({ mae = Infinity }: Candidate) => mae : aic;
  const best = open.reduce((a, b) => (by(b) < by(a) ? b : a));
  const chosenBy = open.length === 1 ? 'only' : tested ? 'held-out error' : 'aic';
  return { chosen: best.forecaster, chosenBy, indistinguishable };
}
