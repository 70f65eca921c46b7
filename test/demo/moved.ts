interface Dated {
  readonly conversation: readonly { readonly date: string }[];
}

/** Moves a whole conversation so that its last message came at `lastAt`, with pauses that are `slower` times as long. */
export function moved<Chat extends Dated>(chat: Chat, lastAt: number, slower = 1): Chat {
  const last = Math.max(...chat.conversation.map(({ date }) => Date.parse(date)));
  const at = (date: string) => new Date(lastAt - slower * (last - Date.parse(date))).toISOString();
  return { ...chat, conversation: chat.conversation.map((message) => ({ ...message, date: at(message.date) })) };
}
