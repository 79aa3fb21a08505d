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
  const { prefix, longest, widest } = shapeOf(texts);
  const bits = widest < 0xff ? 8 : widest < 0xffff ? 16 : 32;
  const units = 32 / bits;
  const keys = new BigUint64Array(texts.length);
  const halves = new Uint32Array(keys.buffer);
  const runs = [{ from: 0, to: texts.length, skip: prefix }];
  for (let run = runs.pop(); run !== undefined; run = runs.pop()) {
    const { from, to, skip } = run;
    for (let i = from; i < to; i++) {
      const place = order[i] ?? 0;
      halves[2 * i + low] = place;
      halves[2 * i + high] = keyOf(texts[place] ?? '', skip, units, bits);
    }
    keys.subarray(from, to).sort();
    let start = from;
    for (let i = from; i < to; i++) {
      order[i] = halves[2 * i + low] ?? 0;
      if (i + 1 < to && halves[2 * i + 2 + high] === halves[2 * i + high]) continue;
      if (i > start && skip + units < longest)
        runs.push({ from: start, to: i + 1, skip: skip + units });
      start = i + 1;
    }
  }
  return order;
}

/** Which half of a number of 64 bits stands first is the machine's own way. */
const high = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;
const low = 1 - high;

/** Some units of a text as one number, the first the largest; beyond its end they are 0, which no unit is. */
function keyOf(text: string, skip: number, units: number, bits: number): number {
  const end = Math.min(text.length, skip + units);
  let key = 0;
  for (let i = skip; i < end; i++) key = key * 2 ** bits + text.charCodeAt(i) + 1;
  return key * 2 ** (bits * Math.min(units, skip + units - end));
}

/** How many units all of the texts begin with alike, the length of the longest, and the largest unit. */
function shapeOf(texts: readonly string[]) {
  const [first = ''] = texts;
  let [prefix, longest, widest] = [first.length, 0, 0];
  for (const text of texts) {
    longest = Math.max(longest, text.length);
    prefix = Math.min(prefix, text.length);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > widest) widest = unit;
      if (i < prefix && unit !== first.charCodeAt(i)) prefix = i;
    }
  }
  return { prefix, longest, widest };
}
