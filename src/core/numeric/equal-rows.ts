/** Which rows are equal in all columns. */
export interface EqualRows {
  /** The kind of each row: kinds are numbered as they first appear. */
  readonly kinds: Uint32Array;
  /** The first row of each kind. */
  readonly first: Uint32Array;
}

/**
 * Which rows are equal in all columns.
 *
 * A hash table with open addressing that holds nothing but kinds: a `Map` would box each number, and
 * takes several times as long for a million rows.
 *
 * @param columns - equally long, at least one; no NaN
 * @see Knuth (1998), The Art of Computer Programming 3, 6.4, algorithm L
 * @example equalRows([Float64Array.of(5, 7, 5)]); // => kinds 0, 1, 0; first 0, 1
 */
export function equalRows(columns: readonly Float64Array[]): EqualRows {
  const rows = columns[0]?.length ?? 0;
  const hashes = hashed(columns, rows);
  const kinds = new Uint32Array(rows);
  const first = new Uint32Array(rows);
  let count = 0;
  let table = new Int32Array(1024).fill(-1);
  for (let row = 0; row < rows; row++) {
    let place = (hashes[row] ?? 0) & (table.length - 1);
    let kind = table[place] ?? -1;
    while (kind >= 0 && !same(columns, row, first[kind] ?? 0)) {
      place = (place + 1) & (table.length - 1);
      kind = table[place] ?? -1;
    }
    if (kind < 0) {
      kind = count;
      first[kind] = row;
      table[place] = kind;
      count += 1;
      if (count * 2 > table.length) table = enlarged(table, hashes, first.subarray(0, count));
    }
    kinds[row] = kind;
  }
  return { kinds, first: first.slice(0, count) };
}

/** The table with four times the room, so that searches stay short. */
function enlarged(
  table: Int32Array,
  hashes: Int32Array,
  first: Uint32Array,
): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(table.length * 4).fill(-1);
  for (let kind = 0; kind < first.length; kind++) {
    let place = (hashes[first[kind] ?? 0] ?? 0) & (larger.length - 1);
    while ((larger[place] ?? -1) >= 0) place = (place + 1) & (larger.length - 1);
    larger[place] = kind;
  }
  return larger;
}

function same(columns: readonly Float64Array[], row: number, other: number): boolean {
  for (const column of columns) if (column[row] !== column[other]) return false;
  return true;
}

/** Of each row, all bits of its numbers mixed into 32, by multipliers of MurmurHash3. */
function hashed(columns: readonly Float64Array[], rows: number): Int32Array {
  const hashes = new Int32Array(rows);
  for (const column of columns) {
    const words = new Uint32Array(column.buffer, column.byteOffset, rows * 2);
    for (let row = 0; row < rows; row++) {
      let mixed = Math.imul((hashes[row] ?? 0) ^ (words[row * 2] ?? 0), 0xcc9e2d51);
      mixed = Math.imul(mixed ^ (mixed >>> 15) ^ (words[row * 2 + 1] ?? 0), 0x1b873593);
      mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
      hashes[row] = mixed ^ (mixed >>> 13);
    }
  }
  return hashes;
}
