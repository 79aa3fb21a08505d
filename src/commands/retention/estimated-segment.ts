import { bestModel } from '../../core/survival/choose-model.ts';
import type { ModelName } from '../../core/survival/family.ts';
import { type FittedModel, fitModel } from '../../core/survival/fit-model.ts';
import { fittedCurve } from '../../core/survival/fitted-curve.ts';
import type { Interval } from '../../core/uncertainty/bootstrap.ts';
import { restrictedMeanInterval } from '../../core/uncertainty/restricted-mean-interval.ts';
import { words } from '../../problems/catalogue.ts';
import type { Problem } from '../../problems/problem.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { World } from '../command.ts';
import { segmentName } from '../shared/segment-table.ts';
import { fittedRetention } from './fitted-retention.ts';
import type { SegmentRetention } from './result.ts';
import { type Grid, type Group, segmentRetention } from './segment-retention.ts';
import type { Settings } from './settings.ts';
import { usefulTimes } from './useful-times.ts';

/** The times that an estimate goes by, in years. */
export interface Times extends Grid {
  /** Between renewals, in the models that have them. */
  readonly periodYears: number;
}

/** Where an estimate says what it finds, and how far it is. */
export interface Telling {
  readonly problems: ProblemTally;
  readonly progress: World['progress'];
}

const mostBeyond = 40;

/**
 * Everything about one segment: what is observed, and the models fitted to it. A segment too small to
 * say anything is fitted no model; a model that the data defeat is left out, with the reason.
 */
export function estimatedSegment(
  group: Group,
  settings: Settings,
  { periodYears, ...grid }: Times,
  { problems, progress }: Telling,
): SegmentRetention {
  const { reachYears, ...observed } = segmentRetention(group, settings, grid);
  const fits: FittedModel[] = [];
  const defeated: { readonly model: ModelName; readonly found: Problem }[] = [];
  for (const model of observed.marked === null ? settings.models : []) {
    const fit = fitModel(model, group.stays, periodYears);
    if (fit.ok) fits.push(fit.value);
    else defeated.push({ model, found: fit.problem });
  }
  // Of several models some fit and some do not: that is worth a word only where none does.
  if (fits.length === 0) {
    for (const { found } of defeated) problems.add(withSegment(found, segmentName(group.segment)));
  }
  const best = bestModel(fits)?.best;
  const drawn =
    observed.marked === null ? resampledMean(group, observed, settings, progress) : null;
  const asked = [...settings.at, ...(settings.horizon === undefined ? [] : [settings.horizon])];
  const farthest = Math.max(0, ...asked.map(({ years }) => years));
  const between = (years: number) => years > reachYears && years < farthest;
  return {
    ...observed,
    ...(drawn !== null && {
      restrictedMean: { ...observed.restrictedMean, bootstrap: drawn },
    }),
    models: fits.map((fit) => fittedRetention(fit, reachYears, settings, periodYears)),
    unfitted: defeated.map(({ model, found }) => ({
      model,
      code: found.code,
      why: words(found).message,
    })),
    bestModel: best?.model ?? null,
    ...(best !== undefined &&
      farthest > reachYears && {
        beyond: [
          reachYears,
          ...usefulTimes(farthest, mostBeyond, grid.rowsYears).filter(between),
          farthest,
        ].map((years) => ({ years, survival: fittedCurve(best).survival(years) })),
      }),
  };
}

/** The finding, told of the segment that it is about. */
const withSegment = (found: Problem, segment: string): Problem =>
  segment === '' ? found : ({ ...found, args: { ...found.args, segment } } as Problem);

/** The interval of the restricted mean by drawing the customers anew; null where nobody asks for it. */
function resampledMean(
  { segment, stays }: Group,
  { restrictedMean }: Pick<SegmentRetention, 'restrictedMean'>,
  { drawing }: Settings,
  progress: World['progress'],
): Interval | null {
  if (drawing === undefined) return null;
  const named = segmentName(segment) || 'all customers';
  return restrictedMeanInterval(stays, restrictedMean.horizon, {
    ...drawing,
    ...(progress !== undefined && {
      progress: (done) => progress(`${named}: ${done} of ${drawing.draws} draws of the customers`),
    }),
  });
}
