/** A conversation closed in VCC Live, as read from the webhook's body. Absent, empty and oddly typed fields are null, words and names of a thousand characters at most. */
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
  /** The vendor's word as it came, trimmed. */
  readonly slaStatus: string | null;
  /** The vendor's word as it came, trimmed. */
  readonly disposition: string | null;
  readonly isSpam: boolean;
  /** By the clock; one without a time stands behind the one that it came after. */
  readonly messages: readonly ChatMessage[];
  readonly customer: Customer;
  readonly unread: Unread;
}

/** What of a body that no customer and no agent writes was counted and not read: the stored body has it. */
export interface Unread {
  /** Between the first and the last. */
  readonly messages: number;
  /** Of the customer record, at its end. */
  readonly fields: number;
}

/** What lists, figures and an erasure by entity need without reading the body. */
export type ChatColumns = Pick<Chat, "entityId" | "ticketId" | "firstAgent" | "lastAgent" | "firstQueue" | "platform">;

/** Chat ids are unique only within their project. */
export interface ChatKey {
  readonly projectId: number;
  readonly chatId: number;
}

export interface ChatMessage {
  /** "Visitor" or a display name; null when absent. */
  readonly from: string | null;
  /** Milliseconds since 1970; null when absent or not a date. */
  readonly at: number | null;
  readonly text: string;
}

/** The customer record, `clientData`. */
export interface Customer {
  readonly name: string | null;
  readonly fields: readonly CustomerField[];
}

export interface CustomerField {
  /** As in the body; the key of a nested object is joined with dots. */
  readonly key: string;
  readonly values: readonly string[];
}

/** "130/101": how a chat is written in answers, logs and links. */
export function chatName(key: ChatKey): string {
  return `${key.projectId}/${key.chatId}`;
}
