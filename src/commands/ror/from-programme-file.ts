import { success } from '../../core/outcome.ts';
import type { Programme } from '../../core/relationship/programme.ts';
import type { Outcome } from '../../problems/problem.ts';
import { ProblemTally } from '../../problems/tally.ts';
import type { World } from '../command.ts';
import { drawingOf, refuseDrawing } from '../shared/economics/drawing.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import { liveProgramme } from './live-programme.ts';
import type { RorOptions } from './options.ts';
import { type ComparedProgramme, describedGroups, horizonOf, programmeOf } from './programme-of.ts';
import type { ProgrammeText } from './programme-text.ts';
import { atBase, byDefault, cashRanges, type PickFigure, paymentPeriod } from './programme-text.ts';
import { refuseIncomplete } from './refuse-incomplete.ts';
import type { ProgrammeAnswer } from './result-of.ts';
import { resultOf } from './result-of.ts';
import { intervalOfRanges } from './return-interval.ts';

/**
 * Computes the return of a programme whose file describes its groups itself.
 *
 * @throws {Refusal} an input is missing or has no effect, or the programme has no return
 */
export function fromProgrammeFile(
  text: ProgrammeText,
  options: RorOptions,
  world: World,
): ProgrammeAnswer {
  refuseIncomplete(text);
  const period = paymentPeriod(text, text.figures.get('after.spend')?.quantity.unit ?? 'mo');
  const compared = (pick: PickFigure): Outcome<ComparedProgramme> => {
    const comparison = {
      customers: text.customers?.count ?? 0,
      groups: describedGroups(text, pick),
      horizonYears: horizonOf(text, pick) ?? 0,
      periodsPerYear: period.perYear,
    };
    return programmeOf(text, comparison, pick);
  };
  const at = (pick: PickFigure): Outcome<Programme> => {
    const outcome = compared(pick);
    return outcome.ok ? success(outcome.value.programme) : outcome;
  };
  const base = valueOrRefusal(compared(atBase));
  const needs = 'a range in the programme, such as retention: 78%/y..82%/y';
  const hasRanges = cashRanges(text).size > 0;
  if (!hasRanges) refuseDrawing(options, needs);
  const drawing = hasRanges ? drawingOf(options, 10_000) : undefined;
  const interval = drawing === undefined ? null : intervalOfRanges(text, at, drawing, world);
  const result = resultOf(text, base, {
    interval,
    noInterval: interval !== null ? null : drawing === undefined ? 'no-ranges' : 'no-cost',
    countedOnce: [],
    extrapolatedShare: null,
    spendCompared: null,
    customersOf: { treated: base.programme.customers, comparison: null },
  });
  return {
    result,
    drawing,
    implied: { period: byDefault(period.text) },
    currencies: [],
    sources: [],
    problems: new ProblemTally(),
    read: [],
    liveSheets: () => liveProgramme(base, text, result),
  };
}
