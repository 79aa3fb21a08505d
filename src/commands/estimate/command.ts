import type { Report } from '../../core/report.ts';
import { lineColumn } from '../../input/table/footer.ts';
import type { Command, Row } from '../command.ts';
import { answer } from './answer.ts';
import { options } from './options.ts';
import type { EstimateResult, OneEstimate, VariedEstimate } from './result.ts';
import { run } from './run.ts';
import { variedAnswer, variedRows, variedView } from './varied-view.ts';
import { view } from './view.ts';

export const estimate: Command<EstimateResult, typeof options> = {
  name: 'estimate',
  options,
  run,
  answer: (report) => ofKind(report, answer, variedAnswer),
  view: (report) => ofKind(report, view, variedView),
  rows: (report) => ofKind(report, rows, variedRows),
};

/** What one function makes of an estimate, or another of several. */
const ofKind = <T>(
  report: Report<EstimateResult>,
  one: (report: Report<OneEstimate>) => T,
  varied: (report: Report<VariedEstimate>) => T,
): T =>
  report.result.variants === undefined
    ? one(report as Report<OneEstimate>)
    : varied(report as Report<VariedEstimate>);

/** The main list: the steps, and what they add up to. */
function rows({ result }: Report<OneEstimate>): readonly Row[] {
  const { waterfall, netValue, range, leftOut } = result;
  const ends = (low: number | undefined, high: number | undefined) =>
    range !== undefined && { low: low ?? null, high: high ?? null };
  return [
    ...waterfall.map(({ step, amount }, i) => ({
      step,
      amount,
      ...ends(range?.waterfalls.low[i]?.amount, range?.waterfalls.high[i]?.amount),
      [lineColumn.header]: 'step',
    })),
    {
      step: leftOut.includes('acquisition') ? 'lifetimeValue' : 'netValue',
      amount: netValue,
      ...ends(range?.low, range?.high),
      [lineColumn.header]: lineColumn.total,
    },
  ];
}
