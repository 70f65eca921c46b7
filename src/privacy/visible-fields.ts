import type { Chat, CustomerField } from "../chat/chat.ts";
import type { Country } from "../chat/phone/one-number.ts";
import { writtenNumbers } from "../chat/written-numbers.ts";
import { maskPayments } from "./mask/mask.ts";
import { maskName } from "./mask/name.ts";

/** The customer's data that one target gets. Everything else is available only behind the link. */
export interface VisibleFields {
  /** Masked: if nobody entered a name, VCC Live often has the phone number in its place. Null if it is not shown. */
  readonly name: string | null;
  /** Whether the last messages are shown, masked. */
  readonly words: boolean;
  /** Telephone numbers that the customer wrote in the chat, unmasked; empty if they are not shown. */
  readonly writtenNumbers: readonly string[];
  /** The fields that the target's settings name, unmasked. */
  readonly fields: readonly { readonly key: string; readonly value: string }[];
  /** Whether links into other systems are shown, with the values in their addresses. */
  readonly links: boolean;
}

/** In characters: more than any channel shows, and more than anybody enters in a field. */
const LONGEST = 2_000;

function beginningOf(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST).toWellFormed()}…` : value;
}

/**
 * `show` as in a target's settings: "name", "words", "links", "ipAddress", "writtenNumbers", and keys of clientData, in
 * any case. `valuesOf`: the values of a field as they are read.
 */
export function visibleFieldsOf(
  chat: Chat,
  show: readonly string[],
  country: Country | null,
  valuesOf: (field: CustomerField) => readonly string[] = ({ values }) => values,
): VisibleFields {
  const asked = new Set(show.map((field) => field.toLowerCase()));
  const { name, fields } = chat.customer;
  const record = fields.filter(({ key }) => asked.has(key.toLowerCase()) && key.toLowerCase() !== "name");
  const address =
    asked.has("ipaddress") && chat.ipAddress !== null ? [{ key: "ipAddress", value: chat.ipAddress }] : [];
  return {
    name: asked.has("name") && name !== null ? maskName(name) : null,
    words: asked.has("words"),
    writtenNumbers: asked.has("writtennumbers")
      ? writtenNumbers(chat, country, maskPayments).map(({ text }) => text)
      : [],
    fields: [
      ...record.map((field) => ({ key: field.key, value: beginningOf(valuesOf(field).join(", ")) })),
      ...address,
    ].filter(({ value }) => value.trim() !== ""),
    links: asked.has("links"),
  };
}
