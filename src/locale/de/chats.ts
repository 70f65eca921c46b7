import type { Words } from "../en/index.ts";

export const chats: Words["chats"] = {
  title: "Chats",
  intro: "Alle aufbewahrten geschlossenen Chats, die neuesten zuerst.",
  received: "Eingegangen",
  chat: "Chat",
  chatId: "Chat-ID",
  project: "Projekt",
  reasons: "Handlungsbedarf",
  reason: "Grund",
  queue: "Warteschlange",
  disposition: "Ergebnis",
  messages: "Nachrichten",
  revisions: "Versionen",
  spam: "Spam",
  yes: "ja",
  no: "nein",
  fine: "nein",
};
