import { fold } from "./fold.ts";

/** Keys are compared in small letters without accents, word by word: `homePhone`, `home_phone` and `Home phone` are alike. */
function wordsOf(key: string): readonly string[] {
  return fold(key.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 "))
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
}

/** Words that are a telephone number's by themselves. */
const WORDS = new Set(
  `tel tels tlf tlfnr telnr telno telszam telnum tfno tfn tf telf gsm gsmnr cell cells cellular cellulare celular
   celulare mob mobil mobile mobiles mobila mobilni mobilne mobilnr mobilszam mobilnummer mobiel mobieltje movil movel
   mobitel mobilus handy handynr handynummer natel portable whatsapp whatapp wapp viber msisdn komorka komorkowy
   komorkowa puhelin puhelinnumero matkapuhelin kannykka rufnummer rufnr ruf callback telefo sms kinito τηλεφωνο κινητο
   тел телефон телефони телефона моб мобильныи мобильнии мобилен мобилныи мобилни`.split(/\s+/),
);
/** Parts of words, in the languages that join them: "Telefonszám", "Privattelefon", "numer telefonu". */
const PARTS = /phone|telefon|teleph|telefoo|mobiltel|mobilsz|handynum|telepon|телефон|τηλεφων/u;

/** What stands beside a number, and is none; and what nobody can be called at. */
const OTHERS = new Set(
  `fax faks telefax telefaks faksz telekopie id ids type typ tipus kind name nev nume nom title titel cim email mail
   consent gdpr optin optout opt verified valid confirmed status state brand model modell os country note notes comment
   megjegyzes label date datum time count url link provider operator carrier plan price code headphone headphones
   microphone saxophone megaphone`.split(/\s+/),
);

/**
 * Whether a field's name says that it holds telephone numbers, because customer numbers look the same. Of a nested field
 * any part may say so ("contacts.phone1.phone", "phone.private"), and the last part must not say otherwise.
 */
export function isPhoneKey(key: string): boolean {
  const parts = key.split(/[.](?=.)/).map(wordsOf);
  const last = parts.findLast((words) => words.length > 0) ?? [];
  if (last.some((word) => OTHERS.has(word) || word.includes("fax"))) return false;
  return parts.some((words) => words.some((word) => WORDS.has(word) || (PARTS.test(word) && !OTHERS.has(word))));
}
