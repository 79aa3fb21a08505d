import type { Report } from '../../core/report.ts';
import { percentText } from '../../render/number-text.ts';
import { answerIn, type NameFigure, roundAmountText } from '../shared/result-answer.ts';
import { whole } from '../shared/table.ts';
import type { ReferralResult } from './result.ts';

type ReferralReport = Report<ReferralResult>;

/** Who brings others, and what that is worth. */
export const answer = answerIn({ sentence, certainty, wouldChange });

function sentence(report: ReferralReport, figure: NameFigure): string {
  const { best, list } = report.result;
  if (list !== undefined) {
    if (list.customers === 0) return 'No customer who has not left brought others.';
    const count = figure('list.customers', list.customers, whole(list.customers));
    const who =
      list.customers > 1 ? 'customers who brought others are' : 'customer who brought others is';
    const worth = worthText('list.valueAtStake', list.valueAtStake, report, figure);
    return `${count} ${who} worth thanking${worth === '' ? '' : `: their referrals are ${worth}`}.`;
  }
  const { referrers, customers, referred, referralValue } = best;
  if (referrers === 0) return 'No customer of the files brought anybody.';
  const all = figure('best.referrers', referrers, whole(referrers));
  const brought = figure('best.referred', referred, whole(referred));
  const people = referred === 1 ? 'person' : 'people';
  const worth = worthText('best.referralValue', referralValue, report, figure);
  const worthToo = worth === '' ? '' : `, ${worth}`;
  if (referrers === customers) {
    const who = referrers === 1 ? 'customer' : 'customers';
    return `${all} ${who} brought ${brought} ${people}${worthToo}.`;
  }
  const count = figure('best.customers', customers, whole(customers));
  return `${all} customers brought others; the best ${count} of them brought ${brought} ${people}${worthToo}.`;
}

/** "worth 525,510 in margin"; nothing of 0, which is what people count with who are in no file of customers. */
function worthText(at: string, value: number, report: ReferralReport, figure: NameFigure): string {
  if (value === 0) return '';
  return `worth ${figure(at, value, roundAmountText(value, report))} in ${report.result.basis}`;
}

function certainty({ result }: ReferralReport, figure: NameFigure): string {
  const { typeOne, referrals, method, unfinished } = result;
  const { unknownType } = referrals;
  if (typeOne.atMost) {
    const count = figure('referrals.unknownType', unknownType, whole(unknownType));
    return unknownType === 1
      ? `an upper limit: the type of ${count} referral is unknown, and it counts in full`
      : `an upper limit: the type of ${count} referrals is unknown, and all count in full`;
  }
  if (method === 'observed' && (unfinished ?? 0) > 0)
    return `rather too low: of ${figure('unfinished', unfinished ?? 0, whole(unfinished))} active customers only what is recorded so far counts`;
  return method === 'expected'
    ? 'who brought whom is counted; what they are worth is expected from the retention of all customers'
    : 'who brought whom is counted; what they are worth follows from how long customers stay';
}

function wouldChange({ result }: ReferralReport, figure: NameFigure): string {
  const { typeOne, credit, referrals, referralValue } = result;
  if (typeOne.atMost)
    return 'how many would have come anyway (--type-one, or a column of types in the file)';
  if (referrals.ofOthers > 0 && referralValue === null) {
    const people = figure('referrals.ofOthers', referrals.ofOthers, whole(referrals.ofOthers));
    return `${people} referred ${referrals.ofOthers === 1 ? 'person' : 'people'} in no file of customers, who count with nothing (--referral-value)`;
  }
  return `the credit, a convention: ${figure('credit', credit, percentText(credit))} of a referred customer's value (--credit)`;
}
