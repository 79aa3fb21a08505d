import type { Assumption } from '../../../core/report.ts';
import type { CustomersOfLog } from '../../../input/orders/customers-of-log.ts';
import type { TypedOptions } from '../../option.ts';
import { goodsAssumption, goodsFields } from './goods.ts';
import type { customerLogOptions } from './log-options.ts';
import { asWritten, echoed, orderAssumptions, statusCounted } from './request.ts';

type LogOptions = TypedOptions<typeof customerLogOptions>;

/** What customers rest on that were made of a log of orders; nothing where they were not. */
export function logAssumptions(
  log: CustomersOfLog | undefined,
  options: LogOptions,
): Record<string, Assumption> {
  if (log === undefined) return {};
  return {
    orders: { ...echoed('source', log.source, options.source), text: log.title },
    ...orderAssumptions(options, log, log.until),
    ...goodsAssumption(log.goodsColumn, log.files),
    ...endAssumption(log, options),
  };
}

function endAssumption(
  { rule, files }: CustomersOfLog,
  options: LogOptions,
): Record<string, Assumption> {
  switch (rule.kind) {
    case 'charges':
      return {
        charges: {
          value: rule.interval,
          unit: null,
          text: rule.interval,
          source: files.join(', '),
        },
      };
    case 'silence':
      return {
        silentAfter: {
          value: rule.days,
          unit: 'd',
          text: options.silentAfter?.text ?? '',
          source: '--silent-after',
        },
      };
    case 'never':
      return {};
  }
}

/** The same for a person, in one line; none where customers were not made of a log. */
export function logFields(
  assumptions: Readonly<Record<string, Assumption>>,
): readonly (readonly [string, string])[] {
  const text = (name: string) => assumptions[name]?.text;
  const orders = text('orders');
  if (orders === undefined) return [];
  const charges = text('charges');
  const silent = text('silentAfter');
  const ended =
    charges !== undefined
      ? `${charges} charges; an overdue one ends the stay`
      : silent !== undefined
        ? `a silence of ${silent} ends the stay`
        : 'who has left is unknown';
  const zone = text('timeZone');
  const days = zone === asWritten ? '' : `, days in ${zone}`;
  const counted = statusCounted(assumptions);
  return [
    ['Orders', `${orders}, ${text('amounts')}${days}, until ${text('until')}${counted}; ${ended}`],
    ...goodsFields(assumptions),
  ];
}
