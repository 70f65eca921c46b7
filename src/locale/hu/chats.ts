import type { Words } from "../en/index.ts";

export const chats: Words["chats"] = {
  title: "Beszélgetések",
  intro: "Az összes megőrzött, lezárt beszélgetés, a legújabbal kezdve.",
  received: "Beérkezett",
  chat: "Chat",
  chatId: "Chat azonosítója",
  project: "Projekt",
  reasons: "Teendő",
  reason: "Ok",
  queue: "Sor",
  disposition: "Kimenetel",
  messages: "Üzenetek",
  revisions: "Változatok",
  spam: "Spam",
  yes: "igen",
  no: "nem",
  fine: "nincs",
};
