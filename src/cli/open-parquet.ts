import type { OpenParquet } from '../input/layout/open-file.ts';

/** Opens Parquet and zstd for every command; DuckDB is loaded only where there is such a file. */
export const openParquet: OpenParquet = async (...asked) => {
  const engine = await import('../engine/open-parquet.ts');
  return engine.openParquet(...asked);
};
