import { andList } from '../../../render/and-list.ts';
import { numberText } from '../../../render/number-text.ts';
import { answerNaming, type ResultAnswer, roundAmountText } from '../result-answer.ts';
import type { Asked } from './ask.ts';
import type { CommandRequest } from './request-text.ts';

/** What a forecast says of the customers who are slipping away, as far as it is used here. */
interface Slipping {
  readonly customers: number;
  readonly valueAtRisk: number | null;
  readonly list: readonly { readonly id: string }[];
}

const mostNamed = 3;

/** Who is slipping away, from the forecast that says what customers are worth; nothing without one. */
export function slippingAnswer(asked: Asked): SlippingAnswer | undefined {
  if (asked.ran === undefined || asked.request.command !== 'forecast') return undefined;
  const { ran, request } = asked;
  const { slipping } = ran.report.result as { readonly slipping?: Slipping };
  if (slipping === undefined || slipping.customers === 0) return undefined;
  const { customers, valueAtRisk, list } = slipping;
  const named = list.slice(0, mostNamed).map(({ id }) => id);
  const answer = answerNaming((figure) => {
    const some = figure('slipping.customers', customers, numberText(customers, 0));
    const atRisk = (value: number) => {
      const amount = roundAmountText(value, ran.report);
      return `, with ${figure('slipping.valueAtRisk', value, amount)} at risk`;
    };
    const first =
      customers > named.length ? `, first of all ${andList(named)}` : `: ${andList(named)}`;
    return {
      sentence: `${some} ${customers === 1 ? 'customer is' : 'customers are'} silent for long at their own purchase rate${valueAtRisk === null ? '' : atRisk(valueAtRisk)}${first}.`,
      certainty: 'each has a probability of still being a customer, which the list shows',
      wouldChange: 'a purchase, or more days without one',
    };
  });
  const options = { ...request.options, list: 'slipping', output: 'calls.csv' };
  return { answer, request: { ...request, options } };
}

/** The answer, and the command that writes the list. */
export interface SlippingAnswer {
  readonly answer: ResultAnswer;
  readonly request: CommandRequest;
}
