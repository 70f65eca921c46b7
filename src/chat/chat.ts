import type { Authorship, CustomerRecognition } from "./authors/sides.ts";
import type { ReadMessage } from "./conversation.ts";

/**
 * A conversation closed in VCC Live, as read from the webhook's body. Absent, empty and wrongly typed fields are null;
 * words and names have at most a thousand characters.
 */
export interface Chat {
  readonly key: ChatKey;
  readonly ticketId: number | null;
  readonly contactId: number | null;
  readonly entityId: number | null;
  readonly firstAgent: string | null;
  readonly lastAgent: string | null;
  readonly firstQueue: string | null;
  readonly lastQueue: string | null;
  readonly platform: string | null;
  readonly ipAddress: string | null;
  /** VCC Live's word, trimmed. */
  readonly slaStatus: string | null;
  /** VCC Live's word, trimmed. */
  readonly disposition: string | null;
  readonly isSpam: boolean;
  /** In the order in which they were written; a message without a time follows the one before it in the body. */
  readonly messages: readonly ChatMessage[];
  readonly recognition: CustomerRecognition;
  /** The first and the last agent, without bots. */
  readonly humanAgents: readonly string[];
  readonly customer: Customer;
  readonly unread: Unread;
}

/** How much of an unusually large body was counted but not read. The stored body has all of it. */
export interface Unread {
  /** Messages between the first and the last ones that were read. */
  readonly messages: number;
  /** Fields at the end of the customer record. */
  readonly fields: number;
}

/** What lists, statistics and an erasure by entity need without reading the body. */
export type ChatColumns = Pick<Chat, "entityId" | "ticketId" | "firstAgent" | "lastAgent" | "firstQueue" | "platform">;

/** Chat ids are unique only within their project. */
export interface ChatKey {
  readonly projectId: number;
  readonly chatId: number;
}

/** A message, and who wrote it. */
export interface ChatMessage extends ReadMessage, Authorship {}

/** The customer record, `clientData`. */
export interface Customer {
  readonly name: string | null;
  readonly fields: readonly CustomerField[];
  /** Keys of fields whose values look like ids of options. Absent if there are none. */
  readonly optionFields?: readonly string[];
}

export interface CustomerField {
  /** The key in the body; keys of nested objects are joined with dots. */
  readonly key: string;
  readonly values: readonly string[];
}

/** "130/101": how a chat is written in responses, logs and links. */
export function chatName(key: ChatKey): string {
  return `${key.projectId}/${key.chatId}`;
}
