import type { OpenPacked } from '../input/layout/open-file.ts';

/** Opens Parquet and zstd for every command; DuckDB is loaded only where there is such a file. */
export const openPacked: OpenPacked = async (...asked) => {
  const engine = await import('../engine/open-packed.ts');
  return engine.openPacked(...asked);
};
