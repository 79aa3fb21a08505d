import type { ProblemFacts } from '../../problems/problem.ts';
import { headerName } from '../headers/header-name.ts';
import { fittingPhrase, type Phrase } from '../headers/phrase.ts';
import { isBlank } from './blank.ts';

/**
 * What a row says about the relationship. The first three are the values of `Customers.status`. A trial
 * is active, and pays nothing yet.
 */
export const rowStatus = { ended: 0, active: 1, unknown: 2, notStarted: 3, trial: 4 } as const;

const ended = new Set(
  (
    'ended canceled cancelled churned inactive expired closed terminated lapsed left lost former exited attrited ' +
    'attritedcustomer deactivated dormant'
  ).split(' '),
);
const active = new Set(
  (
    'active pastdue unpaid paused onhold current open live stayed joined retained existing existingcustomer enabled ' +
    'renewed nonrenewing pendingcancel subscribed ongoing'
  ).split(' '),
);
const trial = new Set('trialing trialling trial intrial freetrial'.split(' '));
const notStarted = new Set(
  'incomplete incompleteexpired draft notstarted pending future'.split(' '),
);
const yes = new Set('yes y true t 1 1.0'.split(' '));
const no = new Set('no n false f 0 0.0'.split(' '));

/**
 * The status that a cell gives, or undefined. `yesMeans` is what "yes" says in a column named like
 * a question ("Churn", "is_active"); elsewhere yes and no say nothing.
 */
export function statusIn(
  text: string,
  yesMeans: 'ended' | 'active' | undefined,
): number | undefined {
  const plain = text.trim().toLowerCase();
  if (isBlank(text)) return rowStatus.unknown;
  const word = plain.replace(/[\s_-]+/g, '');
  if (ended.has(word)) return rowStatus.ended;
  if (active.has(word)) return rowStatus.active;
  if (trial.has(word)) return rowStatus.trial;
  if (notStarted.has(word)) return rowStatus.notStarted;
  if (yesMeans === undefined) return undefined;
  if (yes.has(word)) return rowStatus[yesMeans];
  if (no.has(word)) return yesMeans === 'ended' ? rowStatus.active : rowStatus.ended;
  return undefined;
}

/** What is said of a cell that gives no status: that it is yes or no, where the name of its column does not help. */
export const statusFacts = (text: string): ProblemFacts['status-unreadable'] =>
  statusIn(text, 'active') === undefined ? { text } : { text, isAnswer: true };

const ofStatus = ['flag', 'buyer', 'contact', 'membership', 'current'] as const;

/** Headers of columns of statuses, lower case and run together or by their words, and what "yes" means below them. */
export const statusHeaders: readonly {
  readonly names: string;
  readonly phrases?: readonly Phrase[];
  readonly yes?: 'ended' | 'active';
}[] = [
  {
    names: 'churn churned ischurned haschurned attrition exited churnlabel',
    phrases: [{ needs: ['churn'], may: ofStatus }],
    yes: 'ended',
  },
  {
    names: 'active isactive activecustomer activemember',
    phrases: [{ needs: ['active'], may: ofStatus }],
    yes: 'active',
  },
  {
    names: 'canceled cancelled iscanceled iscancelled',
    phrases: [{ needs: ['isCancelled'], may: ofStatus }],
    yes: 'ended',
  },
  { names: 'attritionflag churnvalue churnflag', yes: 'ended' },
  {
    names: 'status customerstatus subscriptionstatus accountstatus memberstatus',
    phrases: [{ needs: ['status'], may: ofStatus }],
  },
];

/** What "yes" means below a header; undefined where it says nothing. */
export function meaningOfYes(header: string): 'ended' | 'active' | undefined {
  const { base, span, total } = headerName(header);
  if (span !== undefined || total) return undefined;
  const named = statusHeaders.find(({ names }) => names.split(' ').includes(base));
  if (named !== undefined) return named.yes;
  return statusHeaders.find(({ phrases = [] }) => fittingPhrase(header, phrases) !== undefined)
    ?.yes;
}
