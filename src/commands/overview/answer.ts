import type { Report } from '../../core/report.ts';
import type { ResultAnswer } from '../shared/result-answer.ts';
import type { OverviewResult } from './result.ts';

/** The first answer of all, which is the most general. */
export function answer({ result: { questions } }: Report<OverviewResult>): ResultAnswer {
  const place = questions.findIndex(({ status }) => status === 'answered');
  const first = questions[place];
  if (first === undefined)
    return {
      sentence: 'Nothing is answered yet: each question below says what it needs.',
      figures: [],
      certainty: 'nothing is computed yet',
      wouldChange: 'what is missing',
    };
  const { sentence, certainty, wouldChange, figures } = first;
  return {
    sentence,
    figures: figures.map(({ value, text }, i) => ({
      at: `questions[${place}].figures[${i}].value`,
      value,
      text,
    })),
    certainty: certainty ?? '',
    wouldChange: wouldChange ?? '',
  };
}
