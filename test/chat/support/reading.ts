import type { Chat } from "../../../src/chat/chat.ts";
import { readChat } from "../../../src/chat/read.ts";
import type { Unreadable } from "../../../src/chat/unreadable.ts";
import { READING } from "../../support/reading.ts";

/** The chat that a body is; the test fails where it is none. */
export function chatOf(body: unknown): Chat {
  const reading = readChat(JSON.stringify(body), READING);
  if (!reading.ok) throw new Error(`no chat: ${JSON.stringify(reading.problem)}`);
  return reading.chat;
}

/** What is said of a text that is no chat; the test fails where it is one. */
export function problemOf(text: string): Unreadable {
  const reading = readChat(text, READING);
  if (reading.ok) throw new Error("it is a chat");
  return reading.problem;
}
