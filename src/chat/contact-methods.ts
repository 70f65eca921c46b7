import type { Customer, CustomerField } from "./chat.ts";
import { isPhoneKey } from "./phone/keys.ts";
import { comparable, type PhoneNumber, phoneNumbersIn } from "./phone/numbers.ts";
import type { Country } from "./phone/one-number.ts";

/** A telephone number or e-mail address that a phone can open. */
export interface ContactMethod {
  readonly kind: "tel" | "mailto";
  readonly text: string;
  readonly href: string;
  /** By which numbers are compared; null: it is none, or not known to be whole. */
  readonly number: string | null;
  /** Where it is in the field's value. */
  readonly start: number;
  readonly end: number;
}

/** A contact method of the customer record. */
export interface RecordedContact extends ContactMethod {
  /** The title and name beside it, if those are not the customer's own; null: none. */
  readonly whose: string | null;
}

const ADDRESS = /^([\w.+-]{1,64})@((?:[a-z0-9-]{1,63}\.)+[a-z]{2,63})$/i;

/**
 * Reads a value of the customer record: an e-mail address, or the telephone numbers in it, in order. Numbers count only
 * if the field's name says so, because customer numbers look the same. What cannot be read for certain is left out.
 */
export function contactMethodsIn(key: string, value: string, country: Country | null): readonly ContactMethod[] {
  const text = value.trim();
  const start = value.indexOf(text);
  if (ADDRESS.test(text)) {
    return [{ kind: "mailto", text, href: `mailto:${text}`, number: null, start, end: start + text.length }];
  }
  if (!isPhoneKey(key)) return [];
  return phoneNumbersIn(value, country).map(telephone);
}

export function telephone(found: PhoneNumber): ContactMethod {
  const { number, text, start, end } = found;
  return { kind: "tel", text, href: `tel:${number}`, number: comparable(found), start, end };
}

/** How many values with something to read are read: more than any record has. */
const MOST = 300;

/** All contact methods of the record without duplicates, telephone numbers first. */
export function contactMethodsOf({ name, fields }: Customer, country: Country | null): readonly RecordedContact[] {
  const found = new Map<string, RecordedContact>();
  let read = 0;
  for (const { key, values } of fields) {
    for (const value of values) {
      if (read >= MOST) break;
      const methods = contactMethodsIn(key, value, country);
      read += methods.length;
      for (const method of methods) {
        if (!found.has(method.href)) found.set(method.href, { ...method, whose: whoseOf(key, fields, name) });
      }
    }
  }
  const all = [...found.values()];
  return [...all.filter(({ kind }) => kind === "tel"), ...all.filter(({ kind }) => kind === "mailto")];
}

/** Beside a number in a nested record, such as `contacts: {phone1: {title, name, email, phone}}`. */
function whoseOf(key: string, fields: readonly CustomerField[], customer: string | null): string | null {
  const [, record] = /^(.+\.)[^.]+$/.exec(key) ?? [];
  if (record === undefined) return null;
  const member = (name: string) =>
    fields.find((field) => field.key.toLowerCase() === record.toLowerCase() + name)?.values[0]?.trim() ?? "";
  const [title, name] = [member("title"), member("name")];
  const all = `${title} ${name}`.trim().slice(0, LONGEST_NAME);
  return all === "" || all === customer ? null : all;
}

/** In characters. */
const LONGEST_NAME = 80;

/** In characters. */
const LONGEST_TEXT = 60;

/**
 * What fields for telephone numbers hold and cannot be read for certain, at most `most`: shown as it came, and dialled
 * by hand.
 */
export function unreadNumbersOf({ fields }: Customer, country: Country | null, most: number): readonly string[] {
  const found = new Set<string>();
  let read = 0;
  for (const { key, values } of fields) {
    if (found.size >= most || read >= MOST) break;
    if (!isPhoneKey(key)) continue;
    for (const value of values) {
      read += 1;
      const text = value.trim();
      const isLikeOne = text.length <= LONGEST_TEXT && LIKE_A_NUMBER.test(text) && !NOT_CALLED.test(text);
      if (isLikeOne && phoneNumbersIn(value, country).length === 0) found.add(text);
      if (found.size >= most || read >= MOST) break;
    }
  }
  return [...found];
}

const LIKE_A_NUMBER = /\p{Nd}(?:[^\p{Nd}]*\p{Nd}){2}/u;
const NOT_CALLED = /[*#@]|fax|faks|:\/\//iu;
