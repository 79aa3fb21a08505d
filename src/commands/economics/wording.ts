import type { Assumption } from '../../core/report.ts';
import type { StepName } from '../../core/value/terms.ts';

/** What people read for each step, and the option that includes it. */
export const stepWords: Readonly<Record<StepName, { label: string; option: string }>> = {
  spend: { label: 'Spend', option: '--spend' },
  growth: { label: 'Growth', option: '--growth' },
  costOfGoods: { label: 'Cost of goods', option: '--margin' },
  serving: { label: 'Serving', option: '--serving' },
  marketing: { label: 'Marketing', option: '--marketing' },
  timeValue: { label: 'Time value', option: '--discount' },
  referral: { label: 'Referral', option: '--referrals' },
  recovery: { label: 'Recovery', option: '--incidents' },
  acquisition: { label: 'Acquisition', option: '--acquisition' },
};

/** "Left out: growth (--growth), cost of goods (--margin)"; empty where nothing is. */
export function leftOutSentence(leftOut: readonly StepName[]): string[] {
  if (leftOut.length === 0) return [];
  const named = leftOut.map(
    (step) => `${stepWords[step].label.toLowerCase()} (${stepWords[step].option})`,
  );
  return [`Left out: ${named.join(', ')}`];
}

/** The assumptions a step rests on, as they were written: "0.2/y, reward 20". */
export function stepBasis(
  step: StepName,
  assumptions: Readonly<Record<string, Assumption>>,
): string {
  const text = (name: string) => assumptions[name]?.text ?? '';
  switch (step) {
    case 'spend':
      return '';
    case 'growth':
      return perYear(text('growth'));
    case 'costOfGoods':
      return `margin ${text('margin')}`;
    case 'serving':
    case 'marketing':
      return text(step).includes('/') ? text(step) : `${text(step)} of spend`;
    case 'timeValue':
      return `${perYear(text('discount'))}, ${text('timing')} of period`;
    case 'referral':
      return `${text('referrals')}, value ${text('referralValue')}, reward ${text('referralReward')}`;
    case 'recovery':
      return `${text('incidents')}, ${text('mended')} mended, ${text('kept')} kept`;
    case 'acquisition':
      return '';
  }
}

const perYear = (rate: string) => (rate.includes('/') ? rate : `${rate}/y`);
