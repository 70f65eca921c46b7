import { telephone } from "../chat/contact-methods.ts";
import { phoneNumbersIn } from "../chat/phone/numbers.ts";
import type { Country } from "../chat/phone/one-number.ts";
import type { Summary } from "./summary.ts";

/** In characters: what older versions cut to this may be half a number. */
const CUT = 40;

/**
 * An alert with numbers that can be called. Those that an older version read are read again: it dialled a trunk prefix
 * in brackets, and extensions.
 */
export function callable<Listed extends { readonly summary: Summary }>(alert: Listed, country: Country | null): Listed {
  const { phones, unreadNumbers = [] } = alert.summary;
  if (phones.every(({ written }) => written !== undefined)) return alert;
  const read = phones.map((phone) => {
    if (phone.written !== undefined) return { phone, found: [phone] };
    const found = phone.text.length >= CUT ? [] : phoneNumbersIn(phone.text, country).map(telephone);
    return { phone, found: found.map(({ text, href, number }) => ({ text, href, number, written: false })) };
  });
  const unread = read.filter(({ found }) => found.length === 0).map(({ phone }) => phone.text);
  const summary = {
    ...alert.summary,
    phones: read.flatMap(({ found }) => found),
    unreadNumbers: [...unreadNumbers, ...unread],
  };
  return { ...alert, summary };
}
