import type { Severity } from '../core/report.ts';
import { aggregates } from './aggregates.ts';
import { assumptions } from './assumptions.ts';
import { calendar } from './calendar.ts';
import { checks } from './checks.ts';
import { cohorts } from './cohorts.ts';
import { columns } from './columns.ts';
import { compare } from './compare.ts';
import { databases } from './databases.ts';
import type { Entry } from './entry.ts';
import { files } from './files.ts';
import { forecast } from './forecast.ts';
import { goods } from './goods.ts';
import { movements } from './movements.ts';
import { options } from './options.ts';
import { orders } from './orders.ts';
import { pictures } from './pictures.ts';
import type { Problem, ProblemCode, ProblemFacts } from './problem.ts';
import { pulse } from './pulse.ts';
import { quantities } from './quantities.ts';
import { recovery } from './recovery.ts';
import { referral } from './referral.ts';
import { regularity } from './regularity.ts';
import { reports } from './reports.ts';
import { ror } from './ror.ts';
import { rows } from './rows.ts';
import { sql } from './sql.ts';
import { staysOfOrders } from './stays-of-orders.ts';
import { summaries } from './summaries.ts';
import { survival } from './survival.ts';
import { valuation } from './valuation.ts';
import { workbooks } from './workbooks.ts';

/** Every problem by its code: the codes, the facts of each and its words all come from here. */
export const catalogue = {
  ...quantities,
  ...options,
  ...files,
  ...workbooks,
  ...columns,
  ...cohorts,
  ...rows,
  ...assumptions,
  ...valuation,
  ...ror,
  ...survival,
  ...referral,
  ...recovery,
  ...pulse,
  ...checks,
  ...compare,
  ...orders,
  ...goods,
  ...forecast,
  ...calendar,
  ...regularity,
  ...staysOfOrders,
  ...summaries,
  ...aggregates,
  ...movements,
  ...pictures,
  ...reports,
  ...databases,
  ...sql,
};

export interface Words {
  readonly severity: Severity;
  readonly message: string;
  readonly advice: string;
}

/** The sentences for one problem. */
export function words(problem: Problem): Words {
  return worded(problem.code, problem.args as ProblemFacts[typeof problem.code]);
}

function worded<C extends ProblemCode>(code: C, args: ProblemFacts[C]): Words {
  const { severity, message, advice } = catalogue[code] as unknown as Entry<ProblemFacts[C]>;
  const facts = shortened(args);
  return { severity, message: message(facts), advice: advice(facts) };
}

/** The command line that leads on from a problem; undefined where its advice has none of its own. */
export function commandFor(problem: Problem): string | undefined {
  const { command } = catalogue[problem.code] as unknown as Entry<unknown>;
  const line = command?.(problem.args);
  return line === '' ? undefined : line;
}

const longestText = 60;

/** The facts with the user's text cut where it is long: a message shows which text, not all of it. */
function shortened<A>(args: A): A {
  const text = (args as { readonly text?: unknown }).text;
  if (typeof text !== 'string' || text.length <= longestText) return args;
  return { ...args, text: `${text.slice(0, longestText)}…` };
}
