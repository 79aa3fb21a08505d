/** What customers share about a company, a year. */
export interface Sharing {
  /** How often it is seen. */
  readonly impressions: number;
  /** What a thousand impressions of an advertisement cost. */
  readonly cpm: number;
  /** What one of these is worth beside one of an advertisement; 1 for as much. */
  readonly quality: number;
  /** The share that is counted as referrals already. */
  readonly tracked: number;
}

/**
 * What sharing would have cost as advertising, a year: a perceived value, paid by nobody.
 *
 *     impressions × CPM/1000 × quality × (1 − tracked)
 *
 * @throws {RangeError} a number leaves its range
 * @example sharingValue({ impressions: 400_000, cpm: 8, quality: 0.5, tracked: 0.2 }); // => 1280
 */
export function sharingValue({ impressions, cpm, quality, tracked }: Sharing): number {
  if (!(impressions >= 0 && cpm >= 0 && quality >= 0 && tracked >= 0 && tracked <= 1)) {
    throw new RangeError(`no value of ${impressions} impressions at ${cpm}`);
  }
  return ((impressions * cpm) / 1000) * quality * (1 - tracked);
}
