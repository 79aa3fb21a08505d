import { noDay } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { daysPerYear } from '../../core/quantity/time-unit.ts';
import type { Joined } from '../../core/relationship/matched/alike-customers.ts';
import {
  type MatchedComparison,
  matchedComparison,
  type UncomparedReason,
} from '../../core/relationship/matched/matched-comparison.ts';
import { canBeResampled, effectIntervals } from '../../core/relationship/matched/matched-effect.ts';
import type { Assumption } from '../../core/report.ts';
import { usualFolding } from '../../input/cells/folded-id.ts';
import { KnownIds } from '../../input/columns/known-ids.ts';
import { type PurchaseLog, readPurchaseLog } from '../../input/orders/purchase-log.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Output, Request, World } from '../command.ts';
import { currencyOption, oneCurrency } from '../shared/economics/currency.ts';
import { drawingEchoed, drawingOf, refuseDrawing } from '../shared/economics/drawing.ts';
import { assumption } from '../shared/economics/input.ts';
import { goodsUnused } from '../shared/orders/goods.ts';
import { echoed, orderAssumptions, orderRequest } from '../shared/orders/request.ts';
import { outputOf } from '../shared/output.ts';
import { clubFields } from '../shared/reading/member-fields.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { clubResult } from './club-result.ts';
import type { RorOptions } from './options.ts';
import { horizonOf } from './programme-of.ts';
import { atBase, type ProgrammeText } from './programme-text.ts';
import type { RorResult } from './result.ts';

/**
 * Compares the members of a club with customers who had alike orders when they joined.
 *
 * @param club - the file that names the members
 * @throws {Refusal} a file cannot be used, or no member can be compared
 */
export async function fromClub(
  text: ProgrammeText,
  club: string,
  request: Request<RorOptions>,
  world: World,
): Promise<Output<RorResult>> {
  const { options } = request;
  const asked = { ...request, options: { ...options, by: [], join: [] } };
  const orders = {
    ...(await orderRequest(asked, [], world.directory)),
    ...goodsUnused(text.inputs),
  };
  const log = await readPurchaseLog(orders, world);
  const records = await readRecords(recordRequest(request, [club], clubFields), world);
  const members = membersIn(records, log, options);
  const horizon = horizonOf(text, atBase);
  world.progress?.('comparing members with customers who had alike orders');
  const compared = matchedComparison(log.days, {
    members: members.inLog.map(({ joined }) => joined),
    until: log.until,
    ...(horizon !== undefined && { mostDays: Math.max(1, Math.floor(horizon * daysPerYear)) }),
  });
  setUncomparedAside(records, members, compared, log);
  if (compared.members === 0) throw nobodyCompared(records);
  const few = !canBeResampled(compared);
  if (few) refuseDrawing(options, 'two members or more who can be compared, and two others');
  const drawing = few ? undefined : drawingOf(options, 2000);
  const intervals = drawing && effectIntervals(compared, drawing);
  const files = [log, records];
  return outputOf(
    'ror',
    {
      currency: oneCurrency([
        currencyOption(options),
        { currency: log.currency, where: request.operands.join(', ') },
        { currency: records.currency, where: club },
      ]),
      assumptions: {
        members: echoed('members', club, club),
        assignment: { value: 'matched', unit: null, text: 'matched', source: '--members' },
        ...orderAssumptions(options, orders, log.until),
        ...given(text),
        ...drawingEchoed(drawing, options),
      },
      result: clubResult({
        text,
        compared,
        intervals,
        drawing,
        named: members.inLog.length + members.notInLog,
        notInLog: members.notInLog,
      }),
    },
    files,
  );
}

/** The economic inputs and investments that options give. */
function given({ inputs, figures }: ProgrammeText): Record<string, Assumption> {
  return Object.fromEntries(
    [...inputs, ...figures].map(([name, input]) => [name, assumption(input)]),
  );
}

/** The members who have orders, with the row of each, and how many others are named. */
interface ClubMembers {
  readonly inLog: readonly { readonly joined: Joined; readonly row: number }[];
  readonly notInLog: number;
}

/** Reads the members, each by the first day on which a row says that the customer joined. */
function membersIn(records: Records, { ids }: PurchaseLog, options: RorOptions): ClubMembers {
  const known = new KnownIds(ids, options.ids ?? usualFolding);
  const [names, days] = [records.comparedIds('id'), records.days('joined')];
  const first = new Map<string, number>();
  for (const [row, id] of names.entries()) {
    const other = first.get(id);
    if (other === undefined || (days[row] ?? noDay) < (days[other] ?? noDay)) first.set(id, row);
  }
  const inLog: { joined: Joined; row: number }[] = [];
  let notInLog = 0;
  for (const [row, id] of names.entries()) {
    const customer = known.get(id);
    if (first.get(id) !== row) records.setAside(row, problem('member-twice', { id }));
    else if (customer === undefined) {
      notInLog += 1;
      records.setAside(row, problem('member-without-orders', { id }));
    } else inLog.push({ joined: { customer, day: days[row] ?? 0 }, row });
  }
  return { inLog, notInLog };
}

/** Says of each member who is not compared why. */
function setUncomparedAside(
  records: Records,
  { inLog }: ClubMembers,
  { uncompared }: MatchedComparison,
  { ids, until }: PurchaseLog,
): void {
  const rows = new Map(inLog.map(({ joined, row }) => [joined.customer, row]));
  const found: Readonly<Record<UncomparedReason, (id: string) => Problem>> = {
    noOrderBefore: (id) => problem('member-new', { id }),
    noTimeAfter: (id) => problem('member-just-joined', { id, until: isoDate(until) }),
    nobodyAlike: (id) => problem('member-unmatched', { id }),
  };
  for (const reason of Object.keys(found) as UncomparedReason[])
    for (const { customer } of uncompared[reason])
      records.setAside(rows.get(customer) ?? 0, found[reason](ids[customer] ?? ''));
}

/** What became of the members says why nobody is left. */
function nobodyCompared(records: Records): Refusal {
  const examples = records.problems.tallies().flatMap((tallied) => tallied.examples);
  return new Refusal(...examples, problem('members-uncompared', {}));
}
