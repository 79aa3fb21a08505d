/** The same type, read-only at every depth. */
export type ReadonlyDeep<T> = { readonly [K in keyof T]: ReadonlyDeep<T[K]> };
