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
  const { summary } = alert;
  if (summary.numbers !== undefined) return alert;
  const read = summary.phones.map(({ text }) => ({
    text,
    found: text.length >= CUT ? [] : phoneNumbersIn(text, country).map(telephone),
  }));
  const found = read.flatMap((one) => one.found);
  const known: Summary = {
    ...summary,
    phones: found.map(({ text, href }) => ({ text, href, written: false })),
    numbers: found.flatMap(({ number }) => number ?? []),
    unreadNumbers: read.filter((one) => one.found.length === 0).map(({ text }) => text),
  };
  return { ...alert, summary: known };
}
