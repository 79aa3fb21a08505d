import fc from 'fast-check';
import type { OptionTexts } from '../../option.ts';

type Options = fc.Arbitrary<Readonly<Record<string, string>>>;

const percent = (min: number, max: number, per = '') =>
  fc.integer({ min, max }).map((value) => `${value}%${per}`);
const amount = (max: number, per = '') =>
  fc.integer({ min: 0, max }).map((cents) => `${(cents / 100).toFixed(2)}${per}`);

/** All of the options, or none of them, so that what belongs together comes together. */
const maybe = (options: Record<string, fc.Arbitrary<string>>): Options =>
  fc.oneof(fc.constant({}), fc.record(options));

/** Every economic option but the stay, each given or not, with sound values. */
export const economics: fc.Arbitrary<OptionTexts> = fc
  .tuple(
    maybe({ margin: percent(0, 100) }),
    maybe({ margin: percent(1, 100), acquisition: amount(50_000) }),
    maybe({ serving: fc.oneof(percent(0, 20), amount(500, '/mo')) }),
    maybe({ marketing: fc.oneof(percent(0, 20), amount(5000, '/y')) }),
    maybe({ discount: percent(0, 30), timing: fc.constantFrom('start', 'mid', 'end') }),
    maybe({ growth: percent(-5, 5) }),
    maybe({ horizon: fc.constantFrom('18mo', '2y', '7.5y') }),
    maybe({ period: fc.constantFrom('mo', '3mo', 'y', '2w') }),
    maybe({ referrals: amount(100, '/y'), 'referral-reward': amount(5000) }),
    maybe({ referrals: amount(100, '/y'), 'referral-value': amount(100_000) }),
    maybe({
      incidents: amount(200, '/y'),
      mended: percent(0, 100),
      kept: percent(0, 100),
      'mending-cost': amount(2000),
    }),
  )
  .map((parts): OptionTexts => Object.assign({}, ...parts))
  .chain((options) =>
    costs.some((cost) => cost in options) && !('margin' in options)
      ? percent(0, 100).map((margin) => ({ ...options, margin }))
      : fc.constant(options),
  );

/** What is compared with margin only. */
const costs = ['serving', 'marketing', 'referral-reward', 'mending-cost'];

/** A stay that is the same for everybody. */
export const stay: fc.Arbitrary<OptionTexts> = fc.oneof(
  fc.record({ tenure: fc.integer({ min: 1, max: 200 }).map((months) => `${months}mo`) }),
  fc.record({ retention: percent(0, 90, '/y') }),
  fc.record({ churn: percent(2, 100, '/mo'), 'first-payment': fc.constant('excluded') }),
);
