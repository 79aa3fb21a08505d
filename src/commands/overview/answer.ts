import type { Report } from '../../core/report.ts';
import type { ResultAnswer } from '../shared/result-answer.ts';
import type { OverviewResult } from './result.ts';

/** The first answer of all, which is the most general; or what the first open question needs. */
export function answer({ result: { questions } }: Report<OverviewResult>): ResultAnswer {
  const place = Math.max(
    0,
    questions.findIndex(({ status }) => status === 'answered'),
  );
  const first = questions[place];
  if (first === undefined) throw new RangeError('an overview without a question');
  const { sentence, certainty, wouldChange, figures } = first;
  return {
    sentence,
    figures: figures.map(({ value, text }, i) => ({
      at: `questions[${place}].figures[${i}].value`,
      value,
      text,
    })),
    certainty: certainty ?? 'nothing is computed yet',
    wouldChange: wouldChange ?? 'what is missing',
  };
}
