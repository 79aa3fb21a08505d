import { success } from '../../core/outcome.ts';
import type { Programme } from '../../core/relationship/programme.ts';
import type { Outcome } from '../../problems/problem.ts';
import { ProblemTally } from '../../problems/tally.ts';
import type { World } from '../command.ts';
import { drawingOf, refuseDrawing } from '../shared/economics/drawing.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import { byDefault } from './assumptions.ts';
import { refuseIncomplete } from './complete.ts';
import { atBase, cashRanges, type PickFigure } from './figures.ts';
import type { Found } from './found.ts';
import type { RorOptions } from './options.ts';
import { paymentPeriod } from './payment-period.ts';
import { type Compared, horizonOf, programmeOf } from './programme-of.ts';
import type { ProgrammeText } from './programme-text.ts';
import { resultOf } from './result-of.ts';
import { intervalOfRanges } from './return-interval.ts';
import { writtenGroups } from './written-groups.ts';

/** What a programme file that describes its groups itself comes to. */
export function fromProgrammeFile(text: ProgrammeText, options: RorOptions, world: World): Found {
  refuseIncomplete(text);
  const period = paymentPeriod(text, text.figures.get('after.spend')?.quantity.unit ?? 'mo');
  const compared = (pick: PickFigure): Outcome<Compared> => {
    const setting = {
      customers: text.customers?.count ?? 0,
      groups: writtenGroups(text, pick),
      horizonYears: horizonOf(text, pick) ?? 0,
      periodsPerYear: period.perYear,
    };
    return programmeOf(text, setting, pick);
  };
  const at = (pick: PickFigure): Outcome<Programme> => {
    const found = compared(pick);
    return found.ok ? success(found.value.programme) : found;
  };
  const base = valueOrRefusal(compared(atBase));
  const needs = 'a range in the programme, such as retention: 78%/y..82%/y';
  const ranged = cashRanges(text).size > 0;
  if (!ranged) refuseDrawing(options, needs);
  const drawing = ranged ? drawingOf(options, 10_000) : undefined;
  const interval = drawing === undefined ? null : intervalOfRanges(text, at, drawing, world);
  const result = resultOf(text, base, at, {
    interval,
    noInterval: interval !== null ? null : drawing === undefined ? 'no-ranges' : 'no-cost',
    countedOnce: [],
    extrapolatedShare: null,
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
  };
}
