import type { Report } from '../../core/report.ts';
import type { Request, Row } from '../command.ts';
import { listed } from '../segments/listed.ts';
import { labelled } from '../shared/labelled.ts';
import type { ReferralResult, Referrer } from './result.ts';

/** The main list, flat: everybody who brought somebody. */
export function rows({ result }: Report<ReferralResult>): readonly Row[] {
  // Somebody who is no customer has no segment: the columns are there all the same, and empty.
  const empty = emptySegment(Object.keys(result.segments[0]?.segment ?? {}));
  return result.referrers.map((each) => referrerRow(each, empty));
}

/** The columns of the list where nobody brought anybody. */
export function columns(_: Report<ReferralResult>, { options }: Request): readonly string[] {
  return Object.keys(referrerRow(nothing, emptySegment(listed(options['by']))));
}

const emptySegment = (headers: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(headers.map((header) => [header, '']));

function referrerRow(
  { id, segment, ...figures }: Referrer,
  empty: Readonly<Record<string, string>>,
): Row {
  return { id, ...labelled('segment', { ...empty, ...segment }, { id, ...figures }), ...figures };
}

const nothing: Referrer = {
  id: '',
  segment: {},
  group: null,
  ownValue: null,
  given: null,
  referred: 0,
  allocated: 0,
  added: 0,
  saved: 0,
  rewards: 0,
  referralValue: 0,
  typeOne: 0,
  typeTwo: 0,
  unknownType: 0,
  reached: 0,
  total: null,
};
