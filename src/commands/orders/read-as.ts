import type { SpendBasis } from '../../input/orders/order-request.ts';
import { orderSources } from '../../input/orders/sources.ts';

/** What a result says of how a log of orders was read. */
export interface ReadAs {
  /** A known source, or the file that describes another. */
  readonly source: string;
  readonly basis: SpendBasis | null;
  readonly takenOff: readonly string[];
}

/** The same for a person: "Stripe payments; net of refunds, tax, where it has them". */
export function readAs({ source, basis, takenOff }: ReadAs): string {
  const title = orderSources.find(({ name }) => name === source)?.title ?? source;
  const off =
    basis === 'gross' ? 'nothing taken off' : `net of ${takenOff.join(', ')}, where it has them`;
  return `${title}; ${off}`;
}
