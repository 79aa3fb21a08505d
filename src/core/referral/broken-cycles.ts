import { nobody } from './referrals.ts';

/**
 * The latest referral of each circle, where everybody came by at most one: without these nobody comes back
 * to themselves. From each person the way up is walked once, until it ends or meets somebody walked before; met
 * on the same walk, they stand on a circle.
 *
 * @param cameBy - of each person, the referral by which they came, or `nobody`
 * @param referrer - of each referral, who made it
 */
export function brokenCycles(
  cameBy: Int32Array,
  referrer: Uint32Array,
  isEarlier: (a: number, b: number) => boolean,
): number[] {
  const walkOf = new Int32Array(cameBy.length).fill(nobody);
  const up = (person: number) => {
    const e = cameBy[person] ?? nobody;
    return e === nobody ? nobody : (referrer[e] ?? 0);
  };
  const broken: number[] = [];
  for (let start = 0; start < cameBy.length; start++) {
    let person = start;
    while (person !== nobody && walkOf[person] === nobody) {
      walkOf[person] = start;
      person = up(person);
    }
    if (person === nobody || walkOf[person] !== start) continue;
    let latest = cameBy[person] ?? nobody;
    for (let on = up(person); on !== person; on = up(on)) {
      const e = cameBy[on] ?? nobody;
      if (isEarlier(latest, e)) latest = e;
    }
    broken.push(latest);
  }
  return broken;
}
