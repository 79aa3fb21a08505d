import type { Report } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';
import type { answerSchema, ResultOf } from './result-schema.ts';

/** What a person quotes from a result: a sentence, its figures, how sure it is, and what would change it. */
export type ResultAnswer = ResultOf<typeof answerSchema>;

/**
 * Puts a figure of the result into a sentence.
 *
 * @param at - where it stands in the result, as fixtures write it: "total.value.expected", "segments[0].mayCost"
 * @param value - what stands there
 * @param text - how the sentence writes it: "1,713"
 * @returns the text
 */
export type NameFigure = (at: string, value: number, text: string) => string;

type Words = Omit<ResultAnswer, 'figures'>;

/** The answer whose sentences a function writes, with the figures that it names, in their order and each once. */
export function answerNaming(words: (figure: NameFigure) => Words): ResultAnswer {
  const figures = new Map<string, ResultAnswer['figures'][number]>();
  const { sentence, certainty, wouldChange } = words((at, value, text) => {
    figures.set(`${at} ${text}`, { at, value, text });
    return text;
  });
  return { sentence, figures: [...figures.values()], certainty, wouldChange };
}

/** Writes one of the sentences of an answer. */
type Sentence<R> = (report: Report<R>, figure: NameFigure) => string;

/** The answer of a report in three sentences, each written by a function. */
export const answerIn =
  <R>({ sentence, certainty, wouldChange }: Readonly<Record<keyof Words, Sentence<R>>>) =>
  (report: Report<R>): ResultAnswer =>
    answerNaming((figure) => ({
      sentence: sentence(report, figure),
      certainty: certainty(report, figure),
      wouldChange: wouldChange(report, figure),
    }));

/** An exact amount in a sentence: "1,062.00 USD", without cents from a million on. */
export const amountText = (amount: number, { currency }: Pick<Report<unknown>, 'currency'>) =>
  withCurrency(numberText(amount, Math.abs(amount) >= 1e6 ? 0 : 2), currency);

/** An expected or simulated amount, which nobody knows to the cent: "1,713 USD", below 100 to three digits: "12.8 USD". */
export const roundAmountText = (amount: number, { currency }: Pick<Report<unknown>, 'currency'>) =>
  withCurrency(numberText(amount, roundDecimals(Math.abs(amount))), currency);

/** Three digits of an amount below 100, by what it rounds to: 9.996 is 10.0, and 99.96 is 100. */
const roundDecimals = (amount: number): number => (amount < 9.995 ? 2 : amount < 99.95 ? 1 : 0);

/** A code stands behind the amount, a sign before its digits: "1,062.00 USD", "−$1,062.00". */
function withCurrency(text: string, currency: string | null): string {
  if (currency === null) return text;
  return /^\p{L}/u.test(currency)
    ? `${text} ${currency}`
    : text.replace(/^(\u2212?)/, `$1${currency.replaceAll('$', '$$$$')}`);
}
