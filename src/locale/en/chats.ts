/** What the list of chats says. */
export const chats = {
  title: "Chats",
  intro: "All closed chats that are kept, the latest first.",
  received: "Came in",
  chat: "Chat",
  chatId: "Chat id",
  project: "Project",
  reasons: "Needs attention",
  reason: "Reason",
  queue: "Queue",
  disposition: "Disposition",
  messages: "Messages",
  revisions: "Revisions",
  spam: "Spam",
  yes: "yes",
  no: "no",
  /** A chat that needs nobody. */
  fine: "–",
};
