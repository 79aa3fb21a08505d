import type { TimeUnit } from '../../core/quantity/time-unit.ts';
import type { ModelName } from '../../core/survival/family.ts';
import { type FittedModel, fitModel } from '../../core/survival/fit-model.ts';
import { fittedCurve } from '../../core/survival/fitted-curve.ts';
import { modelsInRange, type RankedModel, rankedModels } from '../../core/survival/model-range.ts';
import type { Interval } from '../../core/uncertainty/bootstrap.ts';
import { restrictedMeanInterval } from '../../core/uncertainty/restricted-mean-interval.ts';
import { words } from '../../problems/catalogue.ts';
import type { Problem } from '../../problems/problem.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { World } from '../command.ts';
import { fitFinding } from '../shared/fit-words.ts';
import { segmentName } from '../shared/table.ts';
import { fittedRetention, modelRange, withoutExtrapolation } from './fitted-retention.ts';
import { type Grid, type Group, observedSegment } from './observed-segment.ts';
import type { Settings } from './options.ts';
import type { SegmentRetention } from './result.ts';
import { usefulTimes } from './useful-times.ts';

/** The times that an estimate depends on, in years. */
interface Times extends Grid {
  /** Between renewals, in models in whole periods. */
  readonly periodYears: number;
  /** In which the files have tenures; null: none. */
  readonly unit: TimeUnit | null;
}

/** Where an estimate reports problems and progress. */
interface Reporting {
  readonly problems: ProblemTally;
  readonly progress: World['progress'];
}

const mostBeyond = 40;

/**
 * Everything about one segment: what is observed, and the models fitted to it. No model is fitted to a
 * segment that is too small for estimates; a model that cannot be fitted is listed with the reason.
 */
export function estimatedSegment(
  group: Group,
  settings: Settings,
  { periodYears, unit, ...grid }: Times,
  { problems, progress }: Reporting,
): SegmentRetention {
  const { reachYears, ...observed } = observedSegment(group, settings, grid);
  const fits: FittedModel[] = [];
  const unfitted: { readonly model: ModelName; readonly problem: Problem }[] = [];
  for (const model of observed.marked === null ? settings.models : []) {
    const fit = fitModel(model, group.stays, periodYears);
    if (fit.ok) fits.push(fit.value);
    else unfitted.push({ model, problem: fit.problem });
  }
  // That some of several models cannot be fitted is usual: it is a problem only where none can.
  if (fits.length === 0) {
    for (const { problem } of unfitted)
      problems.add(withSegment(problem, segmentName(group.segment)));
  }
  const ranked = rankedModels(group.stays, fits);
  const [best] = ranked;
  const { chosen } = settings;
  const finding = best && fitFinding(best, segmentName(group.segment), unit, chosen);
  if (finding != null) problems.add(finding);
  // A model that was asked for says what it says, however it fits.
  const compared = chosen ? fits : modelsInRange(ranked);
  const models = fits.map((fit) => {
    const own = ranked.find(({ fitted }) => fitted === fit);
    if (own === undefined) throw new RangeError(`the ${fit.model} model was not compared`);
    const model = fittedRetention(own, settings, { reachYears, periodYears });
    return compared.length === 0 ? withoutExtrapolation(model) : model;
  });
  const bootstrap =
    observed.marked === null ? resampledMean(group, observed, settings, progress) : null;
  return {
    ...observed,
    ...(bootstrap !== null && {
      restrictedMean: { ...observed.restrictedMean, bootstrap },
    }),
    models,
    unfitted: unfitted.map(({ model, problem }) => ({
      model,
      code: problem.code,
      why: words(problem).message,
    })),
    bestModel: best?.fitted.model ?? null,
    withheld: best !== undefined && compared.length === 0,
    ...(!chosen &&
      compared.length > 0 && {
        modelRange: modelRange(
          compared.flatMap((fit) => models.find(({ model }) => model === fit.model) ?? []),
        ),
      }),
    ...beyondTheData(best, compared, settings, { reachYears, rowsYears: grid.rowsYears }),
  };
}

/** Survival from the reach of the data on, as far as the options ask for; nothing where no model says it. */
function beyondTheData(
  best: RankedModel | undefined,
  compared: readonly FittedModel[],
  { at, horizon }: Settings,
  { reachYears, rowsYears }: Grid,
): Pick<SegmentRetention, 'beyond'> {
  const requested = [...at, ...(horizon === undefined ? [] : [horizon])];
  const farthest = Math.max(0, ...requested.map(({ years }) => years));
  if (best === undefined || compared.length === 0 || farthest <= reachYears) return {};
  const between = (years: number) => years > reachYears && years < farthest;
  const times = usefulTimes(farthest, mostBeyond, rowsYears).filter(between);
  const curve = fittedCurve(best.fitted);
  const curves = compared.map(fittedCurve);
  return {
    beyond: [reachYears, ...times, farthest].map((years) => {
      const all = curves.map(({ survival }) => survival(years));
      return {
        years,
        survival: curve.survival(years),
        low: Math.min(...all),
        high: Math.max(...all),
      };
    }),
  };
}

/** The problem with the name of the segment that it is about. */
const withSegment = (problem: Problem, segment: string): Problem =>
  segment === '' ? problem : ({ ...problem, args: { ...problem.args, segment } } as Problem);

/** The interval of the restricted mean from bootstrap resamples of the customers; null without --intervals. */
function resampledMean(
  { segment, drawn: { recorded, counted } }: Group,
  { restrictedMean }: Pick<SegmentRetention, 'restrictedMean'>,
  { drawing }: Settings,
  progress: World['progress'],
): Interval | null {
  if (drawing === undefined) return null;
  const name = segmentName(segment) || 'all customers';
  const how = {
    ...drawing,
    ...(progress !== undefined && {
      progress: (done: number) =>
        progress(`${name}: ${done} of ${drawing.draws} draws of the customers`),
    }),
  };
  return restrictedMeanInterval(recorded, restrictedMean.horizon, how, counted);
}
