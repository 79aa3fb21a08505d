import type { Phrase } from './phrase.ts';

/** The e-mail address of whoever buys; not that to which something is sent. */
export const emailPhrase: Phrase = {
  needs: ['email'],
  may: ['buyer', 'contact', 'billing', 'ofId'],
};

/**
 * What a column of customers can be called, in any kind of file: by an id, by a word for whoever buys, by an e-mail
 * address, by a name, by a company.
 */
export const whoPhrases: readonly Phrase[] = [
  { needs: ['buyer', 'id'], may: ['contact', 'ofId', 'a'] },
  { needs: ['contact', 'key'], may: ['ofId'] },
  { needs: ['buyer'] },
  emailPhrase,
  { needs: [['buyer', 'contact'], 'name'], may: ['ofId'] },
  { needs: ['company', 'key'] },
  { needs: ['company'], may: ['name', 'associated'] },
];

/** Who referred, and who was referred. */
export const referrerPhrases: readonly Phrase[] = [
  { needs: ['referrer'], may: ['buyer', 'contact', 'id', 'email', 'name', 'ofId'] },
  { needs: ['referred', 'by'], may: ['buyer', 'contact', 'id', 'email', 'name', 'ofId'] },
];

export const referredPhrases: readonly Phrase[] = [
  { needs: ['referee'], may: ['buyer', 'contact', 'id', 'email', 'name', 'ofId', 'referred'] },
  {
    needs: ['referred', ['buyer', 'contact', 'id', 'email', 'name']],
    may: ['ofId'],
  },
  { needs: ['new', 'buyer'], may: ['id', 'email', 'name', 'ofId'] },
];

export const referralDatePhrases: readonly Phrase[] = [
  { needs: [['referral', 'referred'], 'date'] },
  { needs: ['created', 'date'] },
];
