import { wordsOf } from '../../input/headers/header-name.ts';
import type { ColumnUnderstanding } from '../../input/profile/understanding.ts';

/** Words of headers of people, and of where they are reached. */
const ofPeople = new Set(
  (
    'name names firstname lastname fullname forename surname username nickname login contact ' +
    'vorname nachname familienname nom prenom nombre apellido apellidos cognome naam voornaam ' +
    'achternaam sobrenome address address1 address2 addressline street street1 street2 adresse ' +
    'anschrift strasse straße hausnummer rue adresa direccion calle indirizzo adres straat ' +
    'endereco rua email mail emailaddress courriel correo ip'
  ).split(' '),
);

const ofPhones = new Set(
  (
    'phone telephone tel mobile cell cellphone fax telefon handy mobil telefono movil telefone ' +
    'telefoon'
  ).split(' '),
);

/** Words that say that a name is that of a thing. */
const ofThings = new Set(
  (
    'product item lineitem sku plan price tier package file sheet table column field campaign ' +
    'channel source medium event metric indicator kpi category segment brand store shop variant ' +
    'discount coupon currency country region state city company organization organisation ' +
    'account domain host page site app project team group cohort problem issue province zip ' +
    'postal postcode code produkt artikel firma kampagne'
  ).split(' '),
);

/** Roles of columns that say who somebody is: by a number, or by a name. */
const ofWho = new Set(['id', 'customer', 'receiver', 'referrer', 'referred']);

const email = /[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+/g;
/** "+49 170 1234567", "(555) 123-4567". */
const phone = /^(?:\+|\(\d{2,5}\))[\d\s()./-]{6,}$/;
/** Fewer digits are no phone number. */
const fewestDigits = 7;
/** Letters alone, as people are called; codes are in capitals, or have digits. */
const personalName = /^\p{Lu}\p{Ll}[\p{L}\s.,'’-]*$/u;

/**
 * The first cell of a column as a report shows it: of names, streets, phones and e-mail addresses only so much that
 * their form can be seen. What a cell is shows in itself, in the words of its header, and in the role of its column.
 */
export function maskedSample({
  name,
  role,
  type,
  sample,
}: Pick<ColumnUnderstanding, 'name' | 'role' | 'type' | 'sample'>): string {
  const words = wordsOf(name);
  const isPhone = phone.test(sample) || words.some((word) => ofPhones.has(word));
  if (isPhone && sample.replace(/\D/g, '').length >= fewestDigits) return maskedPhone(sample);
  const withoutEmails = sample.replace(email, maskedEmail);
  if (withoutEmails !== sample) return withoutEmails;
  if (type !== 'text') return sample;
  const isWho = role !== null && ofWho.has(role);
  const isOfPeople =
    (role === null || isWho) &&
    words.some((word) => ofPeople.has(word)) &&
    !words.some((word) => ofThings.has(word));
  const isName = isWho && personalName.test(sample);
  return isOfPeople || isName ? maskedWords(sample) : sample;
}

const mask = '•••';

/** "Ada Lovelace" becomes "A••• L•••". */
const maskedWords = (text: string): string =>
  text
    .split(/\s+/)
    .map((word) => (/^\p{L}/u.test(word) ? [...word].slice(0, 1).join('') : '') + mask)
    .join(' ');

/** "ada@example.com" becomes "a•••@e•••.com". */
function maskedEmail(text: string): string {
  const at = text.lastIndexOf('@');
  const first = (part: string) => [...part].slice(0, 1).join('') + mask;
  const domain = text.slice(at + 1);
  return `${first(text.slice(0, at))}@${first(domain)}${domain.slice(domain.lastIndexOf('.'))}`;
}

/** All but the first two digits. */
function maskedPhone(text: string): string {
  let digits = 0;
  return text.replace(/\d/g, (digit) => {
    digits += 1;
    return digits > 2 ? '•' : digit;
  });
}
