import type { Report } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';
import { ceilingSentence } from '../shared/acquisition/ceiling-words.ts';
import {
  amountText,
  answerNaming,
  type NameFigure,
  type ResultAnswer,
  roundAmountText,
} from '../shared/result-answer.ts';
import { segmentName } from '../shared/table.ts';
import { periodAnswer } from './answer-periods.ts';
import type { AfterDays, CohortLine, CohortsResult } from './result.ts';

type CohortsReport = Report<CohortsResult>;

/** A line of the result, and where it stands in it. */
interface Placed {
  readonly at: string;
  readonly line: CohortLine;
}

/** What a person wants to know of the cohorts: what a customer may cost, when it is paid back, or what one brings. */
interface Question {
  /** Of which line it speaks first. */
  readonly of: Placed;
  sentence(figure: NameFigure): string;
  certainty(figure: NameFigure): string;
}

/** What the latest period brought, or what a customer may cost, where that is asked for, else when the cost came back, else what one brings. */
export const answer = (report: CohortsReport): ResultAnswer => {
  const { sales } = report.result;
  if (sales !== undefined) {
    const words = periodAnswer(report, sales);
    return answerNaming((figure) => ({
      sentence: words.sentence(figure),
      certainty: words.certainty(),
      wouldChange: words.wouldChange(figure),
    }));
  }
  const { of, sentence, certainty } =
    ceilingAnswer(report) ?? paybackAnswer(report) ?? broughtAnswer(report) ?? unknownYet(report);
  return answerNaming((figure) => ({
    sentence: sentence(figure),
    certainty: certainty(figure),
    wouldChange: wouldChange(of, report, figure),
  }));
};

const whole = (figure: NameFigure, at: string, value: number) =>
  figure(at, value, numberText(value, 0));

const customersText = (figure: NameFigure, at: string, value: number) =>
  `${whole(figure, at, value)} ${value === 1 ? 'customer' : 'customers'}`;

const percent = (figure: NameFigure, at: string, share: number) =>
  figure(at, share, `${numberText(share * 100, 0)}%`);

const total = ({ result }: CohortsReport): Placed => ({ at: 'total', line: result.total });

/** The segments, or none where periods are the cohorts. */
const segments = ({ result }: CohortsReport): Placed[] =>
  result.cohorts.flatMap((line, i) =>
    Object.keys(line.segment).length > 0 ? [{ at: `cohorts[${i}]`, line }] : [],
  );

/** Fewer customers than this are no ground for a sentence about their segment. */
const fewest = 10;

/**
 * The ceiling: of the segment that costs most above it, else of the one with the highest, else of all.
 */
function ceilingAnswer(report: CohortsReport): Question | null {
  const { paybackWithin } = report.result;
  if (paybackWithin === undefined) return null;
  const known = ({ line }: Placed) => line.mayCost != null && (line.finishedCustomers ?? 0) > 0;
  const ranked = segments(report)
    .filter((each) => known(each) && (each.line.finishedCustomers ?? 0) >= fewest)
    .sort((a, b) => overspent(b.line) - overspent(a.line) || ceilingOf(b.line) - ceilingOf(a.line));
  const chosen = ranked[0] ?? total(report);
  if (!known(chosen)) return null;
  const { at, line } = chosen;
  const { mayCost, costEach = null } = line;
  const name = segmentName(line.segment);
  const { finishedCustomers = 0 } = line;
  return {
    of: chosen,
    sentence: (figure) => {
      if (finishedCustomers >= fewest)
        return ceilingSentence(
          { mayCost: mayCost ?? 0, costEach },
          { at, name, report, isExpected: false },
          figure,
        );
      const few = customersText(figure, `${at}.finishedCustomers`, finishedCustomers);
      const each = figure(`${at}.mayCost`, mayCost ?? 0, amountText(mayCost ?? 0, report));
      return `Too few to say what a customer may cost: only ${few} could be observed, who brought ${each} each.`;
    },
    certainty: (figure) => {
      const within = whole(figure, 'paybackWithin', paybackWithin);
      const count = customersText(figure, `${at}.finishedCustomers`, finishedCustomers);
      const mean = `the margin within ${within} days of ${count} observed for so long`;
      return `${mean}${spread(line.mayCostInterval ?? null, `${at}.mayCostInterval`, report, figure)}`;
    },
  };
}

const ceilingOf = ({ mayCost }: CohortLine): number => mayCost ?? 0;

/** What all finished customers of a segment cost above the ceiling; 0 where they cost less. */
const overspent = ({ mayCost, costEach, finishedCustomers = 0 }: CohortLine): number =>
  Math.max(0, (costEach ?? 0) - (mayCost ?? 0)) * (costEach == null ? 0 : finishedCustomers);

function paybackAnswer(report: CohortsReport): Question | null {
  const all = total(report);
  const { at, line } = all;
  const { acquisitionCost, earnedBack, payback } = line;
  if (acquisitionCost == null || earnedBack == null || payback === undefined) return null;
  const { days, customers, observedDays } = payback;
  return {
    of: all,
    sentence: (figure) => {
      const cost = figure(
        `${at}.acquisitionCost`,
        acquisitionCost,
        amountText(acquisitionCost, report),
      );
      if (days !== null) {
        const after = whole(figure, `${at}.payback.days`, days);
        return days === 0
          ? `A customer costs ${cost}, and the first purchase pays that back.`
          : `A customer costs ${cost}, which is paid back ${after} ${days === 1 ? 'day' : 'days'} after the first purchase.`;
      }
      const share = percent(figure, `${at}.earnedBack`, earnedBack);
      return `A customer costs ${cost}; ${share} of it has come back so far.`;
    },
    certainty: (figure) => {
      const count = customersText(figure, `${at}.payback.customers`, customers);
      if (days !== null) return `observed, of ${count}; no later order is assumed`;
      if (observedDays < 0) return 'no period is finished yet, so that the day is not known';
      const longest = whole(figure, `${at}.payback.observedDays`, observedDays);
      return `observed for at most ${longest} days, then of ${count}`;
    },
  };
}

/** The days of the answer: the first of --after from 90 on that somebody has been observed for, else the last such. */
function placeOfDays({ after }: CohortLine): number | null {
  const known = after.flatMap(({ days, customers }, k) => (customers > 0 ? [{ days, k }] : []));
  return (known.find(({ days }) => days >= 90) ?? known.at(-1))?.k ?? null;
}

function broughtAnswer(report: CohortsReport): Question | null {
  const { basis } = report.result;
  const all = total(report);
  const k = placeOfDays(all.line);
  if (k === null) return null;
  const of = ({ line }: Placed): AfterDays | undefined => line.after[k];
  const ranked = segments(report)
    .filter((each) => (of(each)?.customers ?? 0) >= fewest)
    .sort((a, b) => (of(b)?.perCustomer ?? 0) - (of(a)?.perCustomer ?? 0));
  const [first = all, last = all] = [ranked[0], ranked.at(-1)];
  const place = ({ at }: Placed) => `${at}.after[${k}]`;
  const brings = (each: Placed, figure: NameFigure) => {
    const { perCustomer } = of(each) ?? {};
    return figure(
      `${place(each)}.perCustomer`,
      perCustomer ?? 0,
      amountText(perCustomer ?? 0, report),
    );
  };
  const days = (figure: NameFigure) => whole(figure, `${place(all)}.days`, of(all)?.days ?? 0);
  return {
    of: first,
    sentence: (figure) => {
      if (first === last) {
        if ((of(all)?.customers ?? 0) < fewest) {
          const few = customersText(figure, `${place(all)}.customers`, of(all)?.customers ?? 0);
          return `Too few to say what a customer brings: ${few} brought ${brings(all, figure)} each in ${basis} within ${days(figure)} days.`;
        }
        const again = percent(figure, `${place(all)}.returned`, of(all)?.returned ?? 0);
        return `A customer brings ${brings(all, figure)} in ${basis} within ${days(figure)} days; ${again} have bought again by then.`;
      }
      const from = (each: Placed) => segmentName(each.line.segment);
      return `A customer from ${from(first)} brings ${brings(first, figure)} in ${basis} within ${days(figure)} days, one from ${from(last)} ${brings(last, figure)}.`;
    },
    certainty: (figure) => {
      const parts = [...new Set([first, last])].map(({ at, line }) => {
        const { customers = 0, interval = null } = line.after[k] ?? {};
        const count = customersText(figure, `${at}.after[${k}].customers`, customers);
        const name = segmentName(line.segment);
        const range = spread(interval, `${at}.after[${k}].interval`, report, figure);
        return `${count}${name === '' ? '' : ` from ${name}`}${range}`;
      });
      return `observed for so long: ${parts.join('; ')}`;
    },
  };
}

/** The 95 % interval of a mean, or why there is none. */
function spread(
  interval: AfterDays['interval'],
  at: string,
  report: CohortsReport,
  figure: NameFigure,
): string {
  if (interval === null)
    return report.result.notInCells === undefined
      ? ', too few for an interval'
      : ', the interval only from the log';
  const [low, high] = (['low', 'high'] as const).map((end) =>
    figure(`${at}.${end}`, interval[end], roundAmountText(interval[end], report)),
  );
  return `, ${low} to ${high} (95%)`;
}

/** Where nobody has been observed for the least number of days. */
const unknownYet = (report: CohortsReport): Question => ({
  of: total(report),
  sentence: (figure) => {
    const least = report.result.total.after[0]?.days ?? 0;
    const days = whole(figure, 'total.after[0].days', least);
    return `Nothing can be said yet of what a customer brings: none has been observed for ${days} ${least === 1 ? 'day' : 'days'}.`;
  },
  certainty: () =>
    `a ${report.result.cohort} counts once it is over and all its customers have been observed for so long`,
});

function wouldChange({ at, line }: Placed, { result }: CohortsReport, figure: NameFigure): string {
  const { leftOut, basis } = result;
  if (leftOut.includes('costOfGoods'))
    return 'the cost of the goods (--margin): this is spend, of which the goods are not paid yet';
  const k = line.after.findLastIndex(({ customers }) => customers > 0);
  const last = line.after[k];
  if (last?.perCustomer == null) return 'a later --until: no period is finished yet';
  const days = whole(figure, `${at}.after[${k}].days`, last.days);
  const place = `${at}.after[${k}].perCustomer`;
  const amount = figure(place, last.perCustomer, numberText(last.perCustomer));
  const more = leftOut.includes('serving')
    ? '; the costs of serving (--serving) would lower it'
    : '';
  return `the time: ${amount} in ${basis} within ${days} days${more}`;
}
