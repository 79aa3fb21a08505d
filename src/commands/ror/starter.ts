import type { Starter } from '../shared/init-option.ts';

/** A programme to fill in; it runs as it is. */
export const starter: Starter = {
  file: 'programme.yaml',
  schema: 'programme@1.json',
  text: `# A programme that nurtures relationships, for: rapport ror programme.yaml
# Amounts and rates are written as on the command line: 1062/mo, 80%/y, 25%, 3y.
# Any of them may be a range, low..high or low..likely..high; the return is then drawn from all ranges.

programme: Customer club
currency: USD
customers: 2000              # the treated customers
assignment: self-selected    # or randomised, or matched: decides how certain the effect is

horizon: 3y                  # count nothing after this long
margin: 25%                  # what is left of spend after the cost of the goods
discount: 10%                # a year

# The treated customers, in the year before the programme began and since. Spend is that of the same customers before and
# since: by those alone who are still there, it rises where low spenders leave.
before: { spend: 1000/mo, retention: 72%/y }
after: { spend: 1050/mo..1070/mo, retention: 76%/y..80%/y }

# Customers who were not treated, over the same time. Without them, before and after are compared, and
# everything else that has changed since counts as the programme's.
comparison:
  before: { spend: 980/mo, retention: 70%/y }
  after: { spend: 1000/mo, retention: 71%/y }

# Customers whom one treated customer refers because of the programme.
referral: { each: 0.01..0.03/y, value: 4000, reward: 50 }

# Customers whose problems were resolved and who are not treated: treated ones are in the retention already.
# kept is the share of them who would have left otherwise; without it, all of them.
recovery: { customers: 10/y, value: 4000, kept: 30% }

# Cost to serve that one treated customer saves.
serving-saved: 0.50/mo

# What the programme costs. An investment is spent at the beginning of its year.
investment:
  - { year: 1, what: cards and till software, amount: 450000 }
  - { year: 2, what: running it, amount: 150000 }
  - { year: 3, what: running it, amount: 150000 }

# Paid to one treated customer, and the share of it to those who would have bought anyway.
rewards: { each: 30/y, anyway: 60% }

# What is perceived: no money, printed apart in its own unit, never in the return. A price (cpm, review-cost, idea-cost,
# price) may be left out; with one, about what it is worth stands beside it. Under others, name what else is perceived of
# loyalty, recommendations or sharing.
perceived:
  sharing: { impressions: 300000..500000/y, cpm: 8, quality: 40%..60%, tracked: 20% }
  knowledge: { reviews: 240/y, review-cost: 20, ideas: 12/y, idea-cost: 250 }
  others:
    - { part: recommendations, what: people who say they recommend us, number: 900/y }

# Targets; shown beside the results. The return is that in money (ROI).
targets: { return: 50%, retention: 78%/y, spend: 1050/mo, break-even: 2y }
`,
};
