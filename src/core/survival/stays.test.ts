import { describe, expect, it } from 'vitest';
import { customerStatus } from '../customers.ts';
import type { Stays } from './stays.ts';
import { cohortStays, pooledStays, recordedStays } from './stays.ts';

const { ended, active, unknown } = customerStatus;

type Row = { exit: number; status: number; entry?: number; weight?: number; segment?: number };

function recorded(rows: readonly Row[], segments = 1): Stays[] {
  const column = (value: (row: Row) => number) => Float64Array.from(rows, value);
  const customers = {
    count: rows.length,
    ids: rows.map((_, i) => `c${i}`),
    labels: new Map(),
    amount: column(() => 0),
    amountYears: column(() => 0),
    tenureYears: column(({ exit }) => exit),
    status: Uint8Array.from(rows, ({ status }) => status),
    entryYears: column(({ entry = 0 }) => entry),
  };
  const segment = Uint32Array.from(rows, (row) => row.segment ?? 0);
  return recordedStays(
    customers,
    segment,
    segments,
    column(({ weight = 1 }) => weight),
  );
}

/** One line a stay: entry–exit, ended and active. */
const lines = (stays: Stays | undefined) =>
  [...(stays?.exitYears ?? [])].map(
    (exit, i) => `${stays?.entryYears[i]}–${exit} ${stays?.ended[i]} ${stays?.active[i]}`,
  );

describe('recordedStays', () => {
  it('takes those alike together, ascending by exit and then by entry', () => {
    const [stays] = recorded([
      { exit: 3, status: ended },
      { exit: 1, status: active },
      { exit: 3, status: ended, entry: 2 },
      { exit: 3, status: active },
      { exit: 3, status: ended },
      { exit: 0, status: ended },
    ]);
    expect(lines(stays)).toEqual(['0–0 1 0', '0–1 0 1', '0–3 2 1', '2–3 1 0']);
    expect(stays?.afterYears).toBeUndefined();
  });

  it('keeps segments apart, also one without customers', () => {
    const segments = recorded(
      [
        { exit: 2, status: ended, segment: 2 },
        { exit: 1, status: active, segment: 0 },
        { exit: 2, status: ended, segment: 0 },
        { exit: 2, status: active, segment: 2 },
      ],
      4,
    );
    expect(segments.map(lines)).toEqual([['0–1 0 1', '0–2 1 0'], [], ['0–2 1 1'], []]);
  });

  it('counts money where it is given, and nobody who has none', () => {
    const [stays] = recorded([
      { exit: 2, status: ended, weight: 12.5 },
      { exit: 2, status: ended, weight: 7.5 },
      { exit: 9, status: active, weight: 0 },
    ]);
    expect(lines(stays)).toEqual(['0–2 20 0']);
  });

  it('refuses what input has set aside', () => {
    const refused: Row[] = [
      { exit: 2, status: unknown },
      { exit: -1, status: ended },
      { exit: Number.NaN, status: active },
      { exit: 2, status: active, entry: 3 },
      { exit: 2, status: ended, entry: 2 },
      { exit: 2, status: active, weight: -1 },
      { exit: 2, status: active, segment: 1 },
    ];
    for (const row of refused) expect(() => recorded([row])).toThrow(RangeError);
    expect(lines(recorded([{ exit: 2, status: active, entry: 2 }])[0])).toEqual(['2–2 0 1']);
  });

  it('refuses customers without tenures or status', () => {
    const customers = {
      count: 0,
      ids: [],
      labels: new Map(),
      amount: new Float64Array(),
      amountYears: new Float64Array(),
    };
    expect(() => recordedStays(customers, new Uint32Array(), 1)).toThrow(RangeError);
  });
});

describe('cohortStays', () => {
  it('has those ended in each interval, and the survivors active at the end', () => {
    const stays = cohortStays([0, 1, 2, 4], [100, 60, 60, 45]);
    expect(lines(stays)).toEqual(['0–1 40 0', '0–4 15 45']);
    expect([...(stays.afterYears ?? [])]).toEqual([0, 2]);
  });

  it('knows nothing of a cohort that has just started, or is empty', () => {
    expect(lines(cohortStays([0], [80]))).toEqual(['0–0 0 80']);
    expect(lines(cohortStays([0, 1], [0, 0]))).toEqual([]);
  });

  it('refuses a table that rises, or times that do not', () => {
    const refused: [number[], number[]][] = [
      [[], []],
      [
        [1, 2],
        [9, 8],
      ],
      [
        [0, 2, 2],
        [9, 8, 7],
      ],
      [
        [0, 1],
        [9, 10],
      ],
      [
        [0, 1],
        [9, -1],
      ],
      [
        [0, 1],
        [9, Number.NaN],
      ],
      [[0, 1], [9]],
    ];
    for (const [years, surviving] of refused) {
      expect(() => cohortStays(years, surviving)).toThrow(RangeError);
    }
  });
});

describe('together', () => {
  it('gives the stays of all', () => {
    const parts = recorded(
      [
        { exit: 2, status: ended, segment: 0 },
        { exit: 1, status: active, segment: 0, entry: 0.5 },
        { exit: 2, status: ended, segment: 1 },
        { exit: 3, status: active, segment: 1 },
      ],
      2,
    );
    expect(lines(pooledStays(parts))).toEqual(['0.5–1 0 1', '0–2 2 0', '0–3 0 1']);
    expect(lines(pooledStays([]))).toEqual([]);
  });

  it('keeps intervals, and refuses to mix them with exact times', () => {
    const coarse = cohortStays([0, 2], [10, 4]);
    const fine = cohortStays([0, 1, 2], [20, 12, 9]);
    const both = pooledStays([coarse, fine]);
    expect(lines(both)).toEqual(['0–1 8 0', '0–2 6 4', '0–2 3 9']);
    expect([...(both.afterYears ?? [])]).toEqual([0, 0, 1]);
    expect(() => pooledStays([coarse, ...recorded([{ exit: 1, status: ended }])])).toThrow(
      RangeError,
    );
  });
});
