import type { Chat, ChatMessage } from "../../../../chat/chat.ts";

/** The changes from one revision to another. */
export interface Changes {
  readonly fields: readonly ChangedField[];
  /** Numbers of new messages. */
  readonly added: ReadonlySet<number>;
  /** By the message's number: its earlier text. */
  readonly edited: ReadonlyMap<number, string>;
  readonly removed: readonly ChatMessage[];
}

/** A chat's field by its name, or a field of the customer record by its key. */
export interface ChangedField {
  readonly field: FieldName | { readonly key: string };
  readonly before: Value;
  readonly after: Value;
}

/** Null: it was empty. */
export type Value = string | number | boolean | null;

const FIELDS = [
  ...["disposition", "isSpam", "slaStatus", "firstQueue", "lastQueue", "firstAgent", "lastAgent"],
  ...["platform", "ipAddress", "ticketId", "contactId", "entityId"],
] as const satisfies readonly (keyof Chat)[];
export type FieldName = (typeof FIELDS)[number];

export function changesBetween(before: Chat, after: Chat): Changes {
  const fields = FIELDS.map((field) => ({ field, before: before[field], after: after[field] }));
  return {
    fields: [...fields, ...recordFields(before, after)].filter((field) => field.before !== field.after),
    ...messageChanges(before.messages, after.messages),
  };
}

function recordFields(before: Chat, after: Chat): readonly ChangedField[] {
  const [old, now] = [before, after].map(
    ({ customer }) => new Map(customer.fields.map(({ key, values }) => [key, values.join(", ") || null])),
  );
  const keys = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...keys].map((key) => ({
    field: { key },
    before: old?.get(key) ?? null,
    after: now?.get(key) ?? null,
  }));
}

/** Messages are equal by author, time and text, at any position; edited if only author and time are equal. */
function messageChanges(before: readonly ChatMessage[], after: readonly ChatMessage[]): Omit<Changes, "fields"> {
  const same = queuesBy(before, ({ from, at, text }) => JSON.stringify([from, at, text]));
  const fresh = [...after.entries()].filter(([, message]) => same.take(message) === undefined);
  const alike = queuesBy(same.rest(), ({ from, at }) => JSON.stringify([from, at]));
  const added = new Set<number>();
  const edited = new Map<number, string>();
  for (const [index, message] of fresh) {
    const old = message.at === null ? undefined : alike.take(message);
    if (old === undefined) added.add(index + 1);
    else edited.set(index + 1, old.text);
  }
  return { added, edited, removed: alike.rest() };
}

/** Messages with the same author and time are matched in order. */
function queuesBy(messages: readonly ChatMessage[], nameOf: (message: ChatMessage) => string) {
  const queues = Map.groupBy(messages, nameOf);
  const taken = new Set<ChatMessage>();
  const counts = new Map<string, number>();
  return {
    take: (like: ChatMessage) => {
      const name = nameOf(like);
      const count = counts.get(name) ?? 0;
      const message = queues.get(name)?.[count];
      if (message === undefined) return undefined;
      counts.set(name, count + 1);
      taken.add(message);
      return message;
    },
    rest: () => messages.filter((message) => !taken.has(message)),
  };
}
