import type { Chat } from "../chat/chat.ts";
import { maskName } from "./mask/name.ts";

/** What of a customer goes out to one target. All else stays behind the link. */
export interface VisibleFields {
  /** Masked: where nobody gave a name, VCC Live often has the number in its place. Null when it stays. */
  readonly name: string | null;
  /** Whether the last words go out, masked. */
  readonly words: boolean;
  /** The fields that the target asks for by name, as they are. */
  readonly fields: readonly { readonly key: string; readonly value: string }[];
}

/** In characters: no channel takes so much, and what is longer is no field that somebody fills in. */
const LONGEST = 2_000;

function beginningOf(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST).toWellFormed()}…` : value;
}

/** `show` as in a target's settings: "name", "words", "ipAddress", and keys of clientData, without regard to case. */
export function visibleFieldsOf(chat: Chat, show: readonly string[]): VisibleFields {
  const asked = new Set(show.map((field) => field.toLowerCase()));
  const { name, fields } = chat.customer;
  const record = fields.filter(({ key }) => asked.has(key.toLowerCase()) && key.toLowerCase() !== "name");
  const address =
    asked.has("ipaddress") && chat.ipAddress !== null ? [{ key: "ipAddress", value: chat.ipAddress }] : [];
  return {
    name: asked.has("name") && name !== null ? maskName(name) : null,
    words: asked.has("words"),
    fields: [...record.map(({ key, values }) => ({ key, value: beginningOf(values.join(", ")) })), ...address].filter(
      ({ value }) => value.trim() !== "",
    ),
  };
}
