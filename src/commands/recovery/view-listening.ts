import { fewestCustomers } from '../../core/survival/evidence.ts';
import type { Block } from '../../render/document.ts';
import { numberText, percentText } from '../../render/number-text.ts';
import { nameColumn, sentenceColumn, table, whole } from '../shared/table.ts';
import type { CustomersWords, OpenCases, RecoveryResult, Resolution } from './result.ts';
import { basisNoun } from './view-rates.ts';

/** Hours, in tenths where there are few. */
export const hoursText = (hours: number): string => numberText(hours, hours < 10 ? 1 : 0);

/**
 * How long it took, what is still open, and what customers said, beside the ranking.
 *
 * @param allQuotes - whether the number of quotes was asked for: else the page has one of each kind
 */
export function listeningBlocks(result: RecoveryResult, allQuotes: boolean): readonly Block[] {
  const { resolution, open, words } = result;
  const lines = [
    ...(resolution === undefined ? [] : [resolutionText(resolution)]),
    ...(open === undefined || open.cases === 0
      ? []
      : [openText(open, basisNoun(result), resolution !== undefined)]),
  ];
  return [
    ...(lines.length === 0 ? [] : [plain(lines)]),
    ...(words === undefined ? [] : wordsBlocks(words, allQuotes)),
  ];
}

const plain = (lines: readonly string[]): Block => ({ kind: 'text', tone: 'plain', lines });

function resolutionText({ cases, medianHours, p90Hours, within, targetHours, timed }: Resolution) {
  const target =
    within === null || targetHours === null
      ? ''
      : `; ${percentText(within, 0)} within ${hoursText(targetHours)} hours (--quick)`;
  const precision =
    timed === cases
      ? ''
      : timed === 0
        ? ' Only the days are known, not the hours.'
        : ` Of ${whole(cases - timed)} of them only the days are known.`;
  const resolved = `${whole(cases)} resolved ${cases === 1 ? 'case' : 'cases'}`;
  // Of a few cases nobody knows a tenth.
  const most = cases < fewestCustomers ? '' : `, nine of ten within ${hoursText(p90Hours)}`;
  return `Time to resolve: half of ${resolved} within ${hoursText(medianHours)} hours${most}${target}.${precision}`;
}

function openText(
  { cases, customers, valueAtStake, since }: OpenCases,
  noun: string,
  isTimed: boolean,
): string {
  const from = since === null ? '' : `, the oldest since ${since}`;
  const stake =
    valueAtStake === null
      ? ''
      : `; ${numberText(valueAtStake, 0)} of ${noun} is still to come from them`;
  // The cases that take long are those that are still open.
  const bias = isTimed ? ', so these times are rather too short' : '';
  return `Open: ${whole(cases)} ${cases === 1 ? 'case' : 'cases'} of ${whole(customers)} ${customers === 1 ? 'customer' : 'customers'}${from}${stake}. No figure above includes them${bias}.`;
}

/** The page quotes customers about as many kinds; JSON has all. */
const kindsQuoted = 4;

function wordsBlocks(
  { kinds, cases, first }: CustomersWords,
  allQuotes: boolean,
): readonly Block[] {
  const quoted = kinds.filter(({ quotes }) => quotes.length > 0).slice(0, kindsQuoted);
  if (quoted.length === 0) return [];
  const lines = quoted.flatMap(({ problem, quotes }) =>
    quotes
      .slice(0, allQuotes ? quotes.length : 1)
      .map((quote, i) => ({ problem: i === 0 ? problem : '', quote: `“${quote}”` })),
  );
  const chosen = first === 'spend' ? 'who spends most' : 'the latest';
  return [
    table(
      lines,
      [nameColumn('', ({ problem }) => problem), sentenceColumn('', ({ quote }) => quote)],
      { heading: 'In the words of customers' },
    ),
    plain([
      `From ${whole(cases)} ${cases === 1 ? 'case' : 'cases'}: those not resolved come first, then ${chosen}.`,
    ]),
  ];
}
