/** The codes of ISO 4217 in use. */
const codes = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD ' +
    'CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD ' +
    'GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD ' +
    'KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK ' +
    'NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD ' +
    'SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD ' +
    'XOF XPF YER ZAR ZMW ZWL'
  ).split(' '),
);

/** Signs, abbreviations and words that stand for one currency, by code. */
const signsOf: Readonly<Record<string, string>> = {
  AMD: '֏',
  AUD: 'A$ AU$',
  AZN: '₼',
  BDT: '৳ TK',
  BGN: 'ЛВ ЛЕВ ЛЕВА',
  BRL: 'R$',
  CAD: 'C$ CA$ CDN$',
  CHF: 'SFR',
  CNY: 'RMB CN¥',
  CRC: '₡',
  CZK: 'KČ KC',
  DOP: 'RD$',
  EUR: '€ EURO EUROS',
  GBP: '£',
  GEL: '₾',
  GHS: 'GH₵ ₵',
  HKD: 'HK$',
  HUF: 'FT',
  IDR: 'RP',
  ILS: '₪',
  INR: '₹',
  JPY: '円 JP¥',
  KES: 'KSH',
  KHR: '៛',
  KRW: '₩ 원',
  KZT: '₸',
  LAK: '₭',
  MNT: '₮',
  MXN: 'MX$',
  MYR: 'RM',
  NGN: '₦',
  NZD: 'NZ$',
  PEN: 'S/',
  PHP: '₱',
  PLN: 'ZŁ ZL',
  PYG: '₲',
  RUB: '₽',
  SGD: 'S$',
  THB: '฿',
  TRY: '₺ TL',
  TWD: 'NT$',
  TZS: 'TSH',
  UAH: '₴ ГРН',
  UGX: 'USH',
  USD: 'US$',
  VND: '₫ Đ',
};

/** Signs that several currencies share, in any of their spellings; which currency is meant stays open. */
const shared: readonly { readonly sign: string; readonly also?: string; readonly codes: string }[] =
  [
    { sign: '$', codes: 'USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP' },
    { sign: '¥', also: '￥', codes: 'JPY CNY' },
    { sign: '元', also: '圆', codes: 'CNY TWD HKD MOP' },
    { sign: 'kr', codes: 'SEK NOK DKK ISK' },
    { sign: 'Rs', also: '₨', codes: 'INR PKR LKR NPR MUR SCR' },
    { sign: 'R', codes: 'ZAR BRL RUB' },
    { sign: 'Fr', codes: 'CHF XAF XOF XPF BIF CDF DJF GNF KMF RWF' },
    { sign: 'lei', also: 'LEU', codes: 'RON MDL' },
    { sign: 'руб', also: 'РУБЛЬ РУБЛЯ РУБЛЕЙ Р', codes: 'RUB BYN' },
    { sign: 'din', also: 'ДИН', codes: 'RSD BHD DZD IQD JOD KWD LYD TND' },
    { sign: 'Dh', also: 'DHS', codes: 'AED MAD' },
    { sign: 'Bs', codes: 'BOB VES' },
  ];

const signs = new Map(
  Object.entries(signsOf).flatMap(([code, words]) => words.split(' ').map((word) => [word, code])),
);
const sharedSigns = new Map(
  shared.flatMap(({ sign, also }) =>
    [sign.toUpperCase(), ...(also?.split(' ') ?? [])].map((word) => [word, sign]),
  ),
);
const sharedCodes = new Map(shared.map(({ sign, codes }) => [sign, codes.split(' ')]));

/** Currencies that have no smaller coin, by ISO 4217, so that no amount has decimals. */
const whole = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));

/**
 * The currency that a sign, an abbreviation or a code stands for: its ISO code, or the sign itself
 * where several currencies share it. A period may end it ("Rs."). Undefined for any other word.
 */
export function currencyNamed(text: string): string | undefined {
  const upper = text.toUpperCase();
  // Every word of every header is asked about.
  const word = upper.endsWith('.') ? upper.replace(/(?<=[\p{L}/])\.$/u, '') : upper;
  return codes.has(word) ? word : (sharedSigns.get(word) ?? signs.get(word));
}

/** Whether it is the code of a currency, rather than a sign that several share. */
export const isCurrencyCode = (name: string): boolean => codes.has(name);

/**
 * Whether amounts of the currency have no decimals, so that a mark before three digits parts thousands.
 * Of the yen and the yuan, which share a sign, both write their thousands with a comma.
 */
export const hasNoDecimals = (currency: string, mark: '.' | ','): boolean =>
  whole.has(currency) || (currency === '¥' && mark === ',');

/** Whether two names can mean one currency: they are equal, or one is a sign that the other may have. */
export function compatibleCurrencies(a: string, b: string): boolean {
  return a === b || mayMean(a, b) || mayMean(b, a);
}

const mayMean = (sign: string, code: string): boolean =>
  sharedCodes.get(sign)?.includes(code) ?? false;
