import type { Language } from "../../../locale/locale.ts";

/** What the list of chats says. */
export interface ChatListWords {
  readonly title: string;
  readonly intro: string;
  readonly received: string;
  readonly chat: string;
  readonly chatId: string;
  readonly project: string;
  readonly reasons: string;
  readonly reason: string;
  readonly queue: string;
  readonly disposition: string;
  readonly messages: string;
  readonly revisions: string;
  readonly spam: string;
  readonly yes: string;
  readonly no: string;
  /** A chat that needs nobody. */
  readonly fine: string;
}

export const chatListWords: Readonly<Record<Language, ChatListWords>> = {
  en: {
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
    fine: "no",
  },
  hu: {
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
  },
};
