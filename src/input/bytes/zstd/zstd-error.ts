/** Why a zstd archive cannot be unpacked. */
export type ZstdFault = 'cut-short' | 'damaged' | 'checksum' | 'dictionary' | 'window';

/** An archive that breaks the format, or asks for what is not given to it. */
export class ZstdError extends Error {
  readonly fault: ZstdFault;

  constructor(fault: ZstdFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Ends unpacking: no encoder writes what was found. */
export function damaged(): never {
  throw new ZstdError('damaged');
}
