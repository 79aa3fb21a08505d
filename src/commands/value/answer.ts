import type { Report } from '../../core/report.ts';
import { fewestCustomers } from '../../core/survival/evidence.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import { ceilingSentence } from '../shared/acquisition/ceiling-words.ts';
import { optionName } from '../shared/economics/inputs.ts';
import { amountText, answerIn, type NameFigure, roundAmountText } from '../shared/result-answer.ts';
import { dividingHeaders, segmentName } from '../shared/table.ts';
import type { SegmentValue, ValueResult } from './result.ts';
import { isGuess } from './view-expected.ts';

type ValueReport = Report<ValueResult>;

/** What a customer is worth, or may cost; how sure that is, and what would change it. */
export const answer = answerIn({ sentence, certainty, wouldChange });

function sentence(report: ValueReport, figure: NameFigure): string {
  const { result } = report;
  if (result.methods !== undefined) return methodsSentence(report, figure);
  if (result.customers !== undefined) return listSentence(report, figure);
  return mayCostSentence(report, figure) ?? worthSentence(report, figure);
}

/** An expected amount is not known to the cent; a recorded or assumed one is exact. */
const textOf = (report: ValueReport, amount: number): string =>
  report.result.method === 'expected'
    ? roundAmountText(amount, report)
    : amountText(amount, report);

/** A segment, and where it stands in the result. */
interface Placed {
  readonly line: SegmentValue;
  readonly at: string;
}

/** Whether segments are left out, so that none is known to be the first. */
const isNarrowed = (result: ValueResult): boolean => 'segmentsInAll' in result;

/** The segments with enough customers to be compared; none where nothing divides the customers. */
function placed(result: ValueResult): readonly Placed[] {
  if (dividingHeaders(result).length === 0 || isNarrowed(result)) return [];
  return result.segments
    .map((line, s) => ({ line, at: `segments[${s}]` }))
    .filter(({ line }) => line.customers >= fewestCustomers && line.marked == null);
}

/** The one segment that is asked for; undefined where there are several, or all. */
function onlySegment(result: ValueResult): Placed | undefined {
  const [line, ...others] = result.segments;
  if (line === undefined || others.length > 0 || !isNarrowed(result)) return undefined;
  return { line, at: 'segments[0]' };
}

function worthSentence(report: ValueReport, figure: NameFigure): string {
  const { result } = report;
  const { total, basis } = result;
  const soFar = isGuess(total);
  const mean = soFar ? total.meanSoFar : total.lifetimeValue?.mean;
  if (mean == null) return 'No customer is valued.';
  const at = soFar ? 'total.meanSoFar' : 'total.lifetimeValue.mean';
  const worth = figure(at, mean, textOf(report, mean));
  const verb = soFar || isUnfinished(result) ? 'has been worth' : 'is worth';
  const who = isNarrowed(result) ? 'Of all segments, a customer' : 'A customer';
  const until = soFar || isUnfinished(result) ? ' so far' : '';
  const most = soFar ? '' : mostWorth(report, figure);
  return `${who} ${verb} ${worth} in ${basis}${until}${most}.`;
}

function mostWorth(report: ValueReport, figure: NameFigure): string {
  const [most, ...others] = placed(report.result).toSorted(
    (a, b) => meanOf(b.line) - meanOf(a.line),
  );
  const [second] = others;
  if (most === undefined || second === undefined || meanOf(most.line) === meanOf(second.line))
    return '';
  const mean = meanOf(most.line);
  const text = figure(`${most.at}.lifetimeValue.mean`, mean, textOf(report, mean));
  return `; ${segmentName(most.line.segment)} most, ${text}`;
}

const meanOf = ({ lifetimeValue }: SegmentValue): number => lifetimeValue?.mean ?? 0;

/** Of the segment that is paid too much for, by the most; else of all. Undefined where nobody asked. */
function mayCostSentence(report: ValueReport, figure: NameFigure): string | undefined {
  const { result } = report;
  const { total } = result;
  if (total.mayCost == null) return undefined;
  const over = ({ line: { mayCost, costEach } }: Placed) => (costEach ?? 0) - (mayCost ?? 0);
  const [dearest] = placed(result)
    .filter(({ line }) => line.mayCost != null && line.costEach != null)
    .toSorted((a, b) => over(b) - over(a));
  const { line, at } =
    onlySegment(result) ??
    (dearest !== undefined && over(dearest) > 0 ? dearest : { line: total, at: 'total' });
  const { mayCost = null, costEach = null } = line;
  if (mayCost === null) return undefined;
  const ofAll = isNarrowed(result) ? 'all segments' : '';
  const name = line === total ? ofAll : segmentName(line.segment);
  const isExpected = result.method === 'expected';
  return ceilingSentence({ mayCost, costEach }, { at, name, report, isExpected }, figure);
}

function methodsSentence(report: ValueReport, figure: NameFigure): string {
  const { methods = [], basis } = report.result;
  const known = methods.flatMap(({ lifetimeValue }, i) =>
    lifetimeValue === null ? [] : [{ value: lifetimeValue, at: `methods[${i}].lifetimeValue` }],
  );
  const sorted = known.toSorted((a, b) => a.value - b.value);
  const text = ({ value, at }: (typeof known)[number]) =>
    figure(at, value, roundAmountText(value, report));
  const expected = methods.findIndex(({ method }) => method === 'expected');
  const own = known.find(({ at }) => at === `methods[${expected}].lifetimeValue`);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return 'No method gives a value.';
  if (report.result.total.marked != null)
    return `Too few customers to say what one is worth; the methods give from ${text(least)} to ${text(most)}.`;
  const range = `the methods give from ${text(least)} to ${text(most)}`;
  return own === undefined
    ? `A customer is worth in ${basis} what the method says: ${range}.`
    : `A customer is worth ${text(own)} in ${basis} as expected; ${range}.`;
}

function listSentence(report: ValueReport, figure: NameFigure): string {
  const { customers = [], matching = 0, total } = report.result;
  const all = figure('total.customers', total.customers, numberText(total.customers, 0));
  if (customers.length === 0) return `None of ${all} customers matches.`;
  const whose =
    matching === total.customers
      ? `Of ${all} customers`
      : `Of ${figure('matching', matching, numberText(matching, 0))} matching customers (${all} in all)`;
  const known = customers.flatMap(({ id, lifetimeValue, marked }, i) =>
    marked == null ? [{ id, lifetimeValue, i }] : [],
  );
  const [most] = known.toSorted((a, b) => b.lifetimeValue - a.lifetimeValue);
  if (most === undefined) return `${whose}, those listed are too few to say what they are worth.`;
  const worth = figure(
    `customers[${most.i}].lifetimeValue`,
    most.lifetimeValue,
    textOf(report, most.lifetimeValue),
  );
  return customers.length === matching
    ? `${whose}, ${most.id} is worth most, ${worth}.`
    : `${whose}, ${most.id} is worth most of those listed, ${worth}.`;
}

/** Recorded stays that go on. */
const isUnfinished = ({ method, unfinished }: ValueResult): boolean =>
  method === 'observed' && unfinished !== 0;

function certainty(report: ValueReport, figure: NameFigure): string {
  const { result, assumptions } = report;
  return [stayCertainty(report, figure), ...spread(report, figure), ...winning(result)]
    .filter((text) => text !== '')
    .slice(0, assumptions['horizon'] === undefined ? 3 : 2)
    .join('; ');
}

function stayCertainty({ result }: ValueReport, figure: NameFigure): string {
  const { method, total, unfinished } = result;
  const all = () => figure('total.customers', total.customers, numberText(total.customers, 0));
  const active = () => figure('total.active', total.active ?? 0, numberText(total.active ?? 0, 0));
  if (method === 'observed') {
    if (unfinished === null) return 'too low: the files do not show who is still active';
    return unfinished === 0
      ? 'recorded: all of these stays have ended'
      : `too low: ${figure('unfinished', unfinished, numberText(unfinished, 0))} of ${all()} stays are unfinished`;
  }
  if (method.startsWith('assumed')) {
    const stay = method.slice('assumed '.length);
    return `as sure as the ${stay} that is assumed (--${stay})`;
  }
  if (total.marked != null) {
    const noun = total.customers === 1 ? 'customer' : 'customers';
    return `too few to estimate what is to come: ${all()} ${noun}, ${active()} of them active`;
  }
  if (total.active === 0) return 'recorded: all of these stays have ended';
  const years = total.reachYears ?? 0;
  const share = total.extrapolatedShare ?? 0;
  const beyond =
    share > 0
      ? `, ${figure('total.extrapolatedShare', share, percentText(share, 0))} of it beyond the data, by a model`
      : '';
  return `${active()} of ${all()} are still active; what they will bring is expected from recorded stays, which reach ${figure('total.reachYears', years, shortNumber(years))} y${beyond}`;
}

/** Intervals, ranges, or models that differ. */
function spread(report: ValueReport, figure: NameFigure): string[] {
  const { total, methods } = report.result;
  if (methods !== undefined) return [];
  const text = (at: string, value: number) => figure(at, value, roundAmountText(value, report));
  const { intervals, range, modelRange } = total;
  const own: string[] = [];
  if (intervals?.mean != null) {
    const { low, high } = intervals.mean;
    own.push(
      `chance alone: ${text('total.intervals.mean.low', low)} to ${text('total.intervals.mean.high', high)} (95% interval)`,
    );
  }
  if (range !== undefined)
    own.push(
      `with the ranges at their ends all are worth ${text('total.range.low', range.low)} to ${text('total.range.high', range.high)} net`,
    );
  const models = modelRange?.mean;
  if (models != null && !isGuess(total) && differ(models, report)) {
    const { low, high } = models;
    own.push(
      `models that fit alike give ${text('total.modelRange.mean.low', low)} to ${text('total.modelRange.mean.high', high)}`,
    );
  }
  return own;
}

/** Whether two ends are not printed alike. */
const differ = ({ low, high }: { low: number; high: number }, report: ValueReport): boolean =>
  roundAmountText(low, report) !== roundAmountText(high, report);

const winning = ({ costsByMonth }: ValueResult): string[] =>
  costsByMonth === false ? ['costs divided by everybody, whenever won'] : [];

function wouldChange(report: ValueReport, figure: NameFigure): string {
  const { result } = report;
  const { sensitivity = [], leftOut, unfinished, method, whyObserved } = result;
  const [most] = sensitivity;
  if (most !== undefined) {
    const swing = figure('sensitivity[0].swing', most.swing, roundAmountText(most.swing, report));
    const of = most.segment === undefined ? '' : ` of ${most.segment}`;
    return `${optionName(most.input)}${of} most: from one end of its range to the other the net value of all moves by ${swing}`;
  }
  if (method === 'observed' && unfinished !== 0)
    return unfinished === null
      ? 'a column that says who is still active, or an assumed stay (--tenure)'
      : whyObserved === undefined || whyObserved === 'status-unknown'
        ? 'what is still to come (--method expected)'
        : 'what is still to come, once more have ended';
  if (leftOut.includes('costOfGoods'))
    return 'the cost of the goods (--margin): this is spend, of which the goods are not paid yet';
  if (method !== 'observed' && result.total.active === 0 && !method.startsWith('assumed'))
    return 'what is left out below';
  return method.startsWith('assumed')
    ? 'the stay most of all, and what is left out below'
    : 'how long customers stay from now on, and what is left out below';
}
