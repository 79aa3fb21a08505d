import type { Report } from '../../core/report.ts';
import type { Row } from '../command.ts';
import type { RorResult } from './result.ts';

/** The main list, flat: the ledger. */
export const rows = ({ result }: Report<RorResult>): readonly Row[] =>
  result.ledger.map(({ line, kind, year, amount }) => ({ line, kind, year, amount }));
