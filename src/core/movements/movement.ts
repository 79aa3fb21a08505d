/** What happens to the recurring revenue of a subscriber from one time to a later one, in the order of a statement. */
export const movementKinds = [
  'new',
  'reactivation',
  'expansion',
  'movedIn',
  'contraction',
  'churn',
  'movedOut',
] as const;

export type MovementKind = (typeof movementKinds)[number];

/** The amounts of one subscriber in each segment at two times, in whole units of a decimal grid, 0 or more. */
export interface TwoTimes {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Whether the subscriber had paid at any time before the first. */
  readonly hadPaid: boolean;
}

/** Adds units to a kind of movement in a segment, an index into the amounts. */
export type AddMovement = (kind: MovementKind, segment: number, units: number) => void;

/**
 * What happened to the recurring revenue of one subscriber between two times, by segment.
 *
 * With B and A the sums before and after, over all segments:
 *
 *     B = 0 < A   new, or a reactivation where the subscriber had paid at any time before
 *     A = 0 < B   churn
 *     A > B > 0   expansion A − B
 *     B > A > 0   contraction B − A
 *
 * Segments can change, as a plan does. What a subscriber gains in some segments and loses in others is a move, and the
 * rest of it an expansion or a contraction. That rest belongs to the segments that the subscriber leaves, so that the
 * retention of a segment is that of the customers who were in it at the start:
 *
 *     from basic 50 to pro 80: basic has expansion 30 and moved out 80; pro has moved in 80
 *
 * A gain without any loss is an expansion where it arises: a product more. So in every segment
 *
 *     before + new + reactivation + expansion + moved in − contraction − churn − moved out = after
 *
 * and over all segments each kind adds up to that of the subscriber; what moves in is what moves out. Where several
 * segments share an expansion or a contraction, it is divided by what each of them loses, in whole units.
 */
export function addMovements(times: TwoTimes, add: AddMovement): void {
  for (const [kind, units] of movementsBetween(times))
    for (const [segment, amount] of units.entries()) if (amount > 0) add(kind, segment, amount);
}

type BySegment = readonly [MovementKind, readonly number[]];

function movementsBetween({ before, after, hadPaid }: TwoTimes): readonly BySegment[] {
  if (sum(before) === 0) return [[hadPaid ? 'reactivation' : 'new', after]];
  if (sum(after) === 0) return [['churn', before]];
  const gains = after.map((units, i) => Math.max(0, units - (before[i] ?? 0)));
  const losses = after.map((units, i) => Math.max(0, (before[i] ?? 0) - units));
  const [gained, lost] = [sum(gains), sum(losses)];
  if (lost === 0) return [['expansion', gains]];
  if (gained === 0) return [['contraction', losses]];
  const net = gained - lost;
  const shares = divided(Math.abs(net), losses, lost);
  return [
    [net > 0 ? 'expansion' : 'contraction', shares],
    ['movedOut', losses.map((units, i) => units + Math.sign(net) * (shares[i] ?? 0))],
    ['movedIn', gains],
  ];
}

const sum = (units: readonly number[]): number => units.reduce((total, each) => total + each, 0);

/**
 * Whole units divided by weights, so that they add up: each share is the difference of two rounded running totals.
 *
 * @param weights - whole numbers, of which `total` is the sum, above 0
 */
function divided(units: number, weights: readonly number[], total: number): number[] {
  let running = 0;
  let given = 0;
  return weights.map((weight) => {
    running += weight;
    // The quotient first: the product of two numbers of units may have more digits than a double.
    const upTo = running === total ? units : Math.round(units * (running / total));
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
