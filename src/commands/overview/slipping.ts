import { numberText } from '../../render/number-text.ts';
import { answerNaming, roundAmountText } from '../shared/result-answer.ts';
import { requestText } from './request-text.ts';
import type { Asked } from './run.ts';

/** What a forecast says of the customers who are slipping away, as far as it is used here. */
interface Slipping {
  readonly customers: number;
  readonly valueAtRisk: number;
  readonly list: readonly { readonly id: string }[];
}

const mostNamed = 3;

/** Who is slipping away, from the forecast that says what customers are worth; nothing without one. */
export function slippingQuestion({ ran, request }: Asked): readonly Asked[] {
  if (ran === undefined || request?.command !== 'forecast') return [];
  const { slipping } = ran.report.result as { readonly slipping?: Slipping };
  if (slipping === undefined || slipping.customers === 0) return [];
  const { customers, valueAtRisk, list } = slipping;
  const named = list.slice(0, mostNamed).map(({ id }) => id);
  const { sentence, figures, certainty, wouldChange } = answerNaming((figure) => {
    const some = figure('customers', customers, numberText(customers, 0));
    const risk = figure('valueAtRisk', valueAtRisk, roundAmountText(valueAtRisk, ran.report));
    const first =
      customers > named.length ? `, first of all ${andList(named)}` : `: ${andList(named)}`;
    return {
      sentence: `${some} ${customers === 1 ? 'customer is' : 'customers are'} silent for long at their own purchase rate, with ${risk} at risk${first}.`,
      certainty: 'each has a probability of still being a customer, which the list shows',
      wouldChange: 'a purchase, or more days without one',
    };
  });
  const list_ = {
    ...request,
    options: { ...request.options, list: 'slipping', output: 'calls.csv' },
  };
  return [
    {
      answered: {
        question: 'Who is slipping away?',
        status: 'answered',
        sentence,
        certainty,
        wouldChange,
        figures: figures.map(({ value, text }) => ({ value, text })),
        command: requestText(list_),
      },
    },
  ];
}

const andList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
