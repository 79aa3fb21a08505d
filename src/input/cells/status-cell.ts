import { isBlank } from './blank.ts';

/** What a row says about the relationship. The first three are the values of `Customers.status`. */
export const rowStatus = { ended: 0, active: 1, unknown: 2, notStarted: 3 } as const;

const ended = new Set(
  (
    'ended canceled cancelled churned inactive expired closed terminated lapsed left lost former exited attrited ' +
    'attritedcustomer deactivated dormant'
  ).split(' '),
);
const active = new Set(
  (
    'active trialing trial pastdue unpaid paused current open live stayed joined retained existing existingcustomer enabled ' +
    'renewed subscribed'
  ).split(' '),
);
const notStarted = new Set('incomplete incompleteexpired draft notstarted pending'.split(' '));
const yes = new Set('yes y true t 1 1.0'.split(' '));
const no = new Set('no n false f 0 0.0'.split(' '));

/**
 * The status that a cell gives, or undefined. `meaningOfYes` is what "yes" says in a column named like
 * a question ("Churn", "is_active"); elsewhere yes and no say nothing.
 */
export function statusIn(
  text: string,
  meaningOfYes: 'ended' | 'active' | undefined,
): number | undefined {
  const plain = text.trim().toLowerCase();
  if (isBlank(text)) return rowStatus.unknown;
  const word = plain.replace(/[\s_-]+/g, '');
  if (ended.has(word)) return rowStatus.ended;
  if (active.has(word)) return rowStatus.active;
  if (notStarted.has(word)) return rowStatus.notStarted;
  if (meaningOfYes === undefined) return undefined;
  if (yes.has(word)) return rowStatus[meaningOfYes];
  if (no.has(word)) return meaningOfYes === 'ended' ? rowStatus.active : rowStatus.ended;
  return undefined;
}
