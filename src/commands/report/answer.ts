import type { Report } from '../../core/report.ts';
import type { ResultAnswer } from '../shared/result-answer.ts';
import type { ReportResult } from './result.ts';

/** The first answer of all, its figures by where they stand in the whole result. */
export function answer({ result: { sections } }: Report<ReportResult>): ResultAnswer {
  const first = sections.find(({ answer: says }) => says !== null);
  if (first === undefined || first.answer === null)
    throw new RangeError('a report answers something');
  const { from, answer: says } = first;
  const at = (path: string) => `sections[section=${from}].report.result.${path}`;
  return { ...says, figures: says.figures.map((figure) => ({ ...figure, at: at(figure.at) })) };
}
