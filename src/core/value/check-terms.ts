import { type Cost, type Terms, timingOffset } from './terms.ts';

/**
 * Terms that leave their range are a broken contract of the caller; NaN leaves every range.
 *
 * @throws {RangeError} naming the term
 */
export function checkTerms(terms: Terms): void {
  const { margin, discount, growth, horizonYears, acquisition, referral, recovery } = terms;
  const positive = (value: number) => value > 0;
  const amount = (value: number) => value >= 0 && value < Infinity;
  const share = (value: number) => value >= 0 && value <= 1;
  const rate = (value: number) => value > -1 && value < Infinity;
  const check = (name: string, value: number | undefined, allowed: (value: number) => boolean) => {
    if (value !== undefined && !allowed(value)) throw new RangeError(`${name} cannot be ${value}`);
  };
  if (!Object.hasOwn(timingOffset, terms.timing)) throw new RangeError(`no timing ${terms.timing}`);
  if (terms.firstPayment !== 'included' && terms.firstPayment !== 'excluded') {
    throw new RangeError(`first payment cannot be ${String(terms.firstPayment)}`);
  }
  check('periodsPerYear', terms.periodsPerYear, (value) => value > 0 && value < Infinity);
  check('margin', margin, share);
  check('discount', discount, rate);
  check('growth', growth, rate);
  check('horizonYears', horizonYears, positive);
  check('acquisition', acquisition, amount);
  checkCost('serving', terms.serving, check, amount);
  checkCost('marketing', terms.marketing, check, amount);
  check('referral.perYear', referral?.perYear, amount);
  check('referral.reward', referral?.reward, amount);
  check('referral.value', referral?.value, amount);
  check('recovery.incidentsPerYear', recovery?.incidentsPerYear, amount);
  check('recovery.mended', recovery?.mended, share);
  check('recovery.kept', recovery?.kept, share);
  check('recovery.mendingCost', recovery?.mendingCost, amount);
}

function checkCost(
  name: string,
  cost: Cost | undefined,
  check: (name: string, value: number | undefined, allowed: (value: number) => boolean) => void,
  allowed: (value: number) => boolean,
): void {
  if (cost === undefined) return;
  if ('perYear' in cost) check(`${name}.perYear`, cost.perYear, allowed);
  else check(`${name}.share`, cost.share, allowed);
}
