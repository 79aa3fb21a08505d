import type { Label } from '../../core/relationship/counterfactual.ts';
import type { EntryKind } from '../../core/relationship/ledger.ts';

/** What people read for each kind of amount, and what asks for it in a programme file. */
export const kindWords: Readonly<Record<EntryKind, { label: string; asked: string }>> = {
  retention: { label: 'Staying longer', asked: 'after: retention' },
  spend: { label: 'Spending more', asked: 'after: spend' },
  both: { label: 'Both together', asked: 'after' },
  referral: { label: 'Referral', asked: 'referral' },
  recovery: { label: 'Recovery', asked: 'recovery' },
  servingSaved: { label: 'Cost to serve saved', asked: 'serving-saved' },
  investment: { label: 'Investment', asked: 'investment' },
  rewards: { label: 'Rewards', asked: 'rewards' },
  rewardsAnyway: { label: 'Rewards for buying anyway', asked: 'rewards: anyway' },
  referralRewards: { label: 'Rewards for referring', asked: 'referral: reward' },
  sharing: { label: 'Sharing', asked: 'perceived: sharing' },
  knowledge: { label: 'Reviews and ideas', asked: 'perceived: knowledge' },
};

/** The first thing that is said: how far the figures show an effect at all. */
export function labelSentence(label: Label, name: string, net: string): string {
  switch (label) {
    case 'caused':
      return `${name} caused a net value of ${net}: chance decided who was treated.`;
    case 'estimated effect':
      return `${name} has an estimated effect of ${net} net: the comparison does not exclude other causes.`;
    default:
      return `${name} is associated with a net value of ${net}; that does not show a cause.`;
  }
}
