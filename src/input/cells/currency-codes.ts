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

/** Signs that stand for one currency. */
const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
  '₽': 'RUB',
  '₪': 'ILS',
  '₫': 'VND',
  '฿': 'THB',
  '₦': 'NGN',
  '₱': 'PHP',
  '₴': 'UAH',
  RM: 'MYR',
  R$: 'BRL',
  ZŁ: 'PLN',
  KČ: 'CZK',
  US$: 'USD',
  C$: 'CAD',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  NT$: 'TWD',
};

/** Signs that several currencies share; which one is meant stays open. */
const shared: Readonly<Record<string, readonly string[]>> = {
  $: 'USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP'.split(' '),
  '¥': ['JPY', 'CNY'],
  KR: 'SEK NOK DKK ISK'.split(' '),
};

/**
 * The currency that a sign or a code stands for: its ISO code, or the sign itself where several
 * currencies share it. Undefined for any other word.
 */
export function currencyNamed(text: string): string | undefined {
  const word = text.toUpperCase();
  if (codes.has(word)) return word;
  if (Object.hasOwn(shared, word)) return word === 'KR' ? 'kr' : word;
  return Object.hasOwn(signs, word) ? signs[word] : undefined;
}

/** Whether two names can mean one currency: they are equal, or one is a sign that the other may have. */
export function compatibleCurrencies(a: string, b: string): boolean {
  return a === b || mayMean(a, b) || mayMean(b, a);
}

function mayMean(sign: string, code: string): boolean {
  const key = sign.toUpperCase();
  return Object.hasOwn(shared, key) && (shared[key]?.includes(code) ?? false);
}
