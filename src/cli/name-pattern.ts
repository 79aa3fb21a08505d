/** What one place of a pattern takes: any run of characters, or one character that it knows. */
type Part = 'any' | ((character: string) => boolean);

/** Whether a word is a pattern of names, as a shell would have it. */
export const isPattern = (word: string): boolean => /[*?[]/.test(word);

/**
 * Tells names that fit a pattern: `*` is any run of characters, `?` any single one, `[a-z]` one of those,
 * `[!a-z]` one that is none of them. A name that begins with a point has to be asked for with one.
 * Never looks further back than the last `*`, so that no pattern takes long.
 */
export function nameMatcher(pattern: string): (name: string) => boolean {
  const parts = partsOf([...pattern]);
  const hidden = pattern.startsWith('.');
  return (name) => (hidden || !name.startsWith('.')) && fits([...name], parts);
}

function fits(characters: readonly string[], parts: readonly Part[]): boolean {
  let part = 0;
  let star = -1;
  let resumeAt = 0;
  for (let i = 0; i < characters.length; ) {
    const wanted = parts[part];
    if (wanted === 'any') {
      star = part;
      resumeAt = i;
      part += 1;
    } else if (wanted?.(characters[i] ?? '') === true) {
      part += 1;
      i += 1;
    } else if (star >= 0) {
      resumeAt += 1;
      i = resumeAt;
      part = star + 1;
    } else return false;
  }
  return parts.slice(part).every((each) => each === 'any');
}

function partsOf(pattern: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const sign = pattern[i] ?? '';
    // A bracket right behind the one that opens is one of the characters.
    const negated = sign === '[' && ['!', '^'].includes(pattern[i + 1] ?? '');
    const first = i + (negated ? 2 : 1);
    const close = sign === '[' ? pattern.indexOf(']', first + 1) : -1;
    if (sign === '*') parts.push('any');
    else if (sign === '?') parts.push(() => true);
    else if (close >= 0) {
      const isOne = oneOf(pattern.slice(first, close));
      parts.push(negated ? (character) => !isOne(character) : isOne);
      i = close;
    } else parts.push((character) => character === sign);
  }
  return parts;
}

/** Characters by themselves, and ranges of them by code point: "a-z_". */
function oneOf(set: readonly string[]): (character: string) => boolean {
  const ranges: (readonly [from: number, to: number])[] = [];
  const code = (at: number) => set[at]?.codePointAt(0) ?? 0;
  for (let i = 0; i < set.length; i++) {
    const isRange = set[i + 1] === '-' && i + 2 < set.length;
    ranges.push([code(i), code(isRange ? i + 2 : i)]);
    if (isRange) i += 2;
  }
  return (character) => {
    const point = character.codePointAt(0) ?? 0;
    return ranges.some(([from, to]) => point >= from && point <= to);
  };
}
