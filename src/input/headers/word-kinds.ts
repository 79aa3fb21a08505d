/**
 * The words of headers by their kinds: a header is a field where its words are of the kinds that a phrase of the field
 * has (`phrase.ts`). Small letters, singular unless the plural means the same.
 */
const texts = {
  /** Who buys, under names that are used for nobody else. */
  buyer:
    'customer cust client buyer shopper donor constituent patron purchaser subscriber member user household consumer payer',
  /** Who buys, under names that are also those of a ledger, of a telephone or of a number of people. */
  contact: 'account contact guest visitor',
  company: 'company organization organisation',
  id: 'id number no num nr key code uuid guid ref',
  /** Words that can only be those of an id: a "contact number" is a telephone. */
  key: 'id key uuid guid',
  email: 'email mail',
  name: 'name fullname',
  /** What is said of an id or an address beside whose it is. */
  ofId: 'unique full primary address e',
  billing: 'billing payment plan subscription invoice renewal',
  associated: 'associated',

  date: 'date dates dt datetime timestamp ts at on',
  time: 'time init',
  total: 'total totals lifetime cumulative grand',
  mean: 'average avg mean',
  flag: 'flag label value is has indicator',
  current: 'current',
  count: 'number no num count',
  /** Beside one thing: an "employee number" is that of a person. */
  tally: 'count counts',
  a: 'a',
  by: 'by',
  as: 'as with on',
  new: 'new',

  money:
    'spend spending spent expenditure expenditures revenue revenues sales charge charges payment payments amount amt bill billing ' +
    'turnover giving mrr arr acv arpu arpa',
  /** Money only with a period or as a total: "Premium" alone is a kind of customer, "Paid" a yes or no. */
  moneyOfPeriod: 'fee fees premium premiums price dues paid billed',
  ofMoney: 'gross net recurring membership subscription paid auto donation gift contribution',
  contract: 'contract',
  value: 'value',
  age: 'age',

  tenure: 'tenure',
  length: 'length duration lifespan',
  membership: 'membership subscription',
  stay: 'residence residency stay relationship retention membership subscription service',
  /** What a number of years can be of, once it is known that it is one: "retention years". */
  ofYears: 'residence residency stay relationship retention membership tenure',

  start: 'start started begin began beginning',
  join:
    'sign signup signed up join joined joining register registered registration enroll enrolled enrollment enrolment ' +
    'subscribed activated activation onboarded onboarding acquired acquisition became converted conversion since',
  created: 'create created creation open opened opening added',
  first: 'first',
  last: 'last latest most recent',
  bought: 'purchase order transaction payment gift donation visit',
  activity: 'activity active seen visited login',
  ended:
    'end ended ending churn churned left leave leaving exit exited terminated termination lapse lapsed deactivated unsubscribed',
  cancelled: 'cancel canceled cancelled cancellation',
  closed: 'close closed closure',
  churn: 'churn churned attrition exited',
  active: 'active',
  isCancelled: 'canceled cancelled',
  status: 'status',
  seats: 'seats licenses licences quantity qty',
  seat: 'seat license licence',
  interval: 'interval period cycle frequency',
  currency: 'currency',

  /** An event that brings money in. */
  sale: 'order purchase sale sales transaction trans txn trx invoice booking checkout cart basket gift donation contribution',
  sold: 'ordered purchased sold invoiced booked placed donated',
  paid: 'paid payment payments charge charged receive received close closed',
  amount: 'amount amt value',
  /** One of an order: "lines" are their number. */
  line: 'line',
  price: 'price',
  ofAmount: 'actual final',
  refund: 'refund refunded refunds',
  /** A number of people who work for a company. */
  staff: 'employees headcount fte ftes',
  /** The same beside a word for a number: alone, "Staff" is who served the customer. */
  employee: 'employee head staff',
  size: 'size range band',

  referrer: 'referrer referring advocate recommender inviter sponsor',
  referred: 'referred recommended invited',
  referee: 'referee friend invitee',
  referral: 'referral recommendation invitation',
  problem: 'problem issue complaint ticket case',
  sort: 'type category kind topic reason',
  reported: 'reported raised received submitted logged opened',
  report: 'report survey response recorded submitted completed period',

  /** Names with a capital within come in parts: LinkedIn, YouTube, TikTok. */
  platform:
    'linked you tube tik tok facebook fb twitter x instagram linkedin youtube tiktok pinterest social site website web page post blog video app',
  followers: 'followers fans subscribers',
  shares: 'shares reposts retweets',
  visits: 'visits sessions visitors',
  views: 'views pageviews plays impressions',
  engagement: 'engagement',
  satisfaction: 'satisfaction csat',
  loyalty: 'loyalty',
  ratings: 'rating ratings stars star review reviews',
  positive: 'positive',
  nps: 'nps',
  retained: 'retention',
  repeated: 'repeat returning',
  leaving: 'churn attrition',
  resolution: 'resolution resolve',
  timeTo: 'time to',
  customers: 'customer customers user users subscriber subscribers logo revenue purchase',
  /** How an indicator is measured. */
  measure:
    'score index rate share percent pct percentage count number unique total average avg mean',

  /** Words of units and others that are never parted, nor part of another: a weekday is no day. */
  whole: 'weekday weekdays weekend today birthday holiday update updated upon',
  unit: 'year years yearly annual month months monthly week weeks weekly days daily quarter quarterly',
} as const;

export type WordKind = keyof typeof texts;

const wordsOfKind = Object.fromEntries(
  Object.entries(texts).map(([kind, text]) => [kind, new Set(text.split(' '))]),
) as unknown as Readonly<Record<WordKind, ReadonlySet<string>>>;

/** Whether a word is of a kind. */
export const isOfKind = (word: string, kind: WordKind): boolean => wordsOfKind[kind].has(word);

/** The words of several kinds. */
export const wordsOfKinds = (kinds: readonly WordKind[]): ReadonlySet<string> =>
  new Set(kinds.flatMap((kind) => [...wordsOfKind[kind]]));

const whole: ReadonlySet<string> = wordsOfKind.whole;
const vocabulary: ReadonlySet<string> = new Set(
  Object.values(wordsOfKind).flatMap((words) => [...words]),
);
const longestWord = Math.max(...[...vocabulary].map(({ length }) => length));
const shortestRunTogether = 6;
const longestRunTogether = 40;

/** Whether a word is of any kind. */
export const isKnownWord = (word: string): boolean => vocabulary.has(word);

/** "saledate" → sale, date: a word that is not known, parted into those that are; else the word as it is. */
export function partedWord(word: string): readonly string[] {
  const { length } = word;
  if (vocabulary.has(word) || length < shortestRunTogether || length > longestRunTogether)
    return [word];
  return knownParts(word, 0, new Set()) ?? [word];
}

/** The known words of which the rest of a text is made, the longest first. */
function knownParts(text: string, from: number, dead: Set<number>): readonly string[] | undefined {
  if (from === text.length) return [];
  if (dead.has(from)) return undefined;
  for (let to = Math.min(text.length, from + longestWord); to >= from + 2; to--) {
    const part = text.slice(from, to);
    if (!vocabulary.has(part) || whole.has(part)) continue;
    const rest = knownParts(text, to, dead);
    if (rest !== undefined) return [part, ...rest];
  }
  dead.add(from);
  return undefined;
}
