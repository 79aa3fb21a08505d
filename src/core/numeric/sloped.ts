/** A function with its slopes, which it writes to `slopes`; not finite where it is not defined. */
export type Sloped = (at: readonly number[], slopes: Float64Array) => number;
