/** So many of the numbers written last are remembered; a power of two. */
const remembered = 4096;

/**
 * The text of a number, `${number}`, for a column in which numbers may recur: ages of customers are few, and finding
 * the shortest digits of a double takes longer than finding it again. Where few of the first recur, none is
 * remembered from then on.
 */
export function numberTexts(): (value: number) => string {
  const numbers = new Float64Array(remembered).fill(Number.NaN);
  const texts = new Array<string>(remembered).fill('');
  const bits = new Float64Array(1);
  const halves = new Uint32Array(bits.buffer);
  /** Of the first. */
  let asked = 0;
  let found = 0;
  return (value) => {
    if (asked >= 2 * remembered && found < remembered) return `${value}`;
    asked += 1;
    bits[0] = value;
    const mixed = Math.imul((halves[0] as number) ^ (halves[1] as number), 0x9e3779b1);
    const place = mixed >>> 20;
    if (numbers[place] === value) found += 1;
    else {
      numbers[place] = value;
      texts[place] = `${value}`;
    }
    return texts[place] as string;
  };
}
