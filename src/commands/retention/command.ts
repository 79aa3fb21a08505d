import type { Report } from '../../core/report.ts';
import type { Command } from '../command.ts';
import { answer } from './answer.ts';
import { answer as movementsAnswer } from './movements/answer.ts';
import type { MovementsResult } from './movements/result.ts';
import { rows as movementsRows } from './movements/rows.ts';
import { view as movementsView } from './movements/view.ts';
import { options } from './options.ts';
import { refuseRoles } from './refuse-roles.ts';
import type { RetentionResult } from './result.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { view } from './view.ts';

/** How long customers stay, or with --movements how their recurring revenue moves. */
type AnyResult = RetentionResult | MovementsResult;

export const retention: Command<AnyResult, typeof options> = {
  name: 'retention',
  options,
  run: async (request, world) => {
    refuseRoles(request.options);
    if (request.options.movements !== true) return run(request, world);
    // Loaded only here: most runs do without it.
    const movements = await import('./movements/run.ts');
    return movements.run(request, world);
  },
  answer: (report) => (isOfMovements(report) ? movementsAnswer(report) : answer(report as Stays)),
  view: (report, request) =>
    isOfMovements(report) ? movementsView(report) : view(report as Stays, request),
  rows: (report) => (isOfMovements(report) ? movementsRows(report) : rows(report as Stays)),
};

type Stays = Report<RetentionResult>;

const isOfMovements = (report: Report<AnyResult>): report is Report<MovementsResult> =>
  'openingMonth' in report.result;
