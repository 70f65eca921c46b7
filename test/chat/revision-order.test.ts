import { expect, it } from "vitest";
import { liesOnTop, rankOf } from "../../src/chat/revision-order.ts";
import stampedBefore from "../fixtures/chats/answer-stamped-before-the-question.json";
import outOfOrder from "../fixtures/chats/messages-out-of-order.json";
import { chatOf } from "./support/reading.ts";

it.each([
  ["a later message lies on top, though there be fewer", [20, 1], [10, 5], true],
  ["an earlier last message does not, though there be more", [10, 5], [20, 1], false],
  ["of two that end alike, the one with more messages does", [10, 2], [10, 1], true],
  ["of two that end alike, the one with fewer does not", [10, 1], [10, 2], false],
  ["of two alike, the one that came later does", [10, 1], [10, 1], true],
  ["any time lies on top of none", [10, 1], [null, 5], true],
  ["none does not lie on top of a time", [null, 5], [10, 1], false],
  ["of two without a time, the one with more messages does", [null, 1], [null, 2], false],
] as const)("%s", (_, arrived, current, verdict) => {
  const rank = ([lastMessageAt, messages]: readonly [number | null, number]) => ({ lastMessageAt, messages });
  expect(liesOnTop(rank(arrived), rank(current))).toBe(verdict);
});

it("a chat is ranked by its latest message, wherever that stands", () => {
  expect(rankOf(chatOf(outOfOrder))).toEqual({ lastMessageAt: Date.parse("2025-03-06T13:38:05Z"), messages: 4 });
  expect(rankOf(chatOf(stampedBefore))).toEqual({ lastMessageAt: Date.parse("2026-11-27T20:04:10Z"), messages: 2 });
});
