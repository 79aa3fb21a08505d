import { rankOf } from '../records/assign-fields.ts';
import type { OrderSource } from './source.ts';
import { onlineRetail } from './sources/online-retail.ts';
import { paypal } from './sources/paypal.ts';
import { plain } from './sources/plain.ts';
import { quickbooks } from './sources/quickbooks.ts';
import { shopify } from './sources/shopify.ts';
import { square } from './sources/square.ts';
import { stripe } from './sources/stripe.ts';
import { woocommerce } from './sources/woocommerce.ts';

/** Every source that is known; the plain log fits whatever none of the others does, and comes last. */
export const orderSources: readonly OrderSource[] = [
  shopify,
  stripe,
  woocommerce,
  square,
  paypal,
  quickbooks,
  onlineRetail,
  plain,
];

/** The source that the headers of a file show it to come from, whatever their order. */
export function recognisedSource(headers: readonly string[]): OrderSource {
  const known = orderSources.find(({ signature }) =>
    signature.every((names) => headers.some((header) => rankOf(header, { names }) !== undefined)),
  );
  return known ?? plain;
}
