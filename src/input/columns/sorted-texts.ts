/**
 * The order of texts by their code units, as `sort()` has it, several times as fast for many: a few units and
 * the place of a text make one number of 64 bits; such numbers are sorted natively, and texts that begin
 * alike by the units that follow.
 *
 * @returns places in `texts`; those of texts that are equal come in any order
 */
export function sortedOrder(texts: readonly string[]): Uint32Array {
  const order = new Uint32Array(texts.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  const laid = laidOut(texts);
  const keys = new BigUint64Array(texts.length);
  const halves = new Uint32Array(keys.buffer);
  const runs = [{ from: 0, to: texts.length, skip: laid.prefix }];
  for (let run = runs.pop(); run !== undefined; run = runs.pop()) {
    const { from, to, skip } = run;
    const next = skip + laid.perKey;
    for (let i = from; i < to; i++) {
      const place = order[i] ?? 0;
      halves[2 * i + low] = place;
      halves[2 * i + high] = keyOf(laid, place, skip);
    }
    keys.subarray(from, to).sort();
    let start = from;
    for (let i = from; i < to; i++) {
      order[i] = halves[2 * i + low] ?? 0;
      if (i + 1 < to && halves[2 * i + 2 + high] === halves[2 * i + high]) continue;
      if (i > start && next < laid.longest) runs.push({ from: start, to: i + 1, skip: next });
      start = i + 1;
    }
  }
  return order;
}

/** Which half of a number of 64 bits stands first is the machine's own way. */
const high = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;
const low = 1 - high;

interface LaidOut {
  /** The units of one text after another, each with 1 added, so that none is 0. */
  readonly units: Uint8Array | Uint16Array | Uint32Array;
  /** Where each text begins; and where the last ends. */
  readonly begins: Uint32Array;
  /** How many units all of the texts begin with alike. */
  readonly prefix: number;
  readonly longest: number;
  /** How many units go into 32 bits. */
  readonly perKey: number;
}

function laidOut(texts: readonly string[]): LaidOut {
  const begins = new Uint32Array(texts.length + 1);
  let [widest, longest] = [0, 0];
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    longest = Math.max(longest, text.length);
    begins[i + 1] = (begins[i] ?? 0) + text.length;
    for (let at = 0; at < text.length; at++) widest = Math.max(widest, text.charCodeAt(at));
  }
  const size = begins[texts.length] ?? 0;
  const [units, perKey] =
    widest < 0xff
      ? ([new Uint8Array(size), 4] as const)
      : widest < 0xffff
        ? ([new Uint16Array(size), 2] as const)
        : ([new Uint32Array(size), 1] as const);
  let prefix = texts[0]?.length ?? 0;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    const begin = begins[i] ?? 0;
    prefix = Math.min(prefix, text.length);
    for (let at = 0; at < text.length; at++) {
      units[begin + at] = text.charCodeAt(at) + 1;
      if (at < prefix && units[begin + at] !== units[at]) prefix = at;
    }
  }
  return { units, begins, prefix, longest, perKey };
}

/** Some units of a text as one number, the first the largest; beyond its end they are 0. */
function keyOf({ units, begins, perKey }: LaidOut, text: number, skip: number): number {
  const begin = (begins[text] ?? 0) + skip;
  const end = begins[text + 1] ?? 0;
  const base = 2 ** (32 / perKey);
  let key = 0;
  for (let at = begin; at < begin + perKey; at++)
    key = key * base + (at < end ? (units[at] ?? 0) : 0);
  return key;
}
