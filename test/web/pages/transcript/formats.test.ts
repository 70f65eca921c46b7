import { describe, expect, it } from "vitest";
import { transcriptCsv } from "../../../../src/web/pages/transcript/formats/csv.ts";
import { transcriptMeta } from "../../../../src/web/pages/transcript/formats/meta.ts";
import { transcriptText } from "../../../../src/web/pages/transcript/formats/text.ts";
import { transcriptResponse } from "../../../../src/web/pages/transcript/response.ts";
import lost from "../../../fixtures/chats/lost-before-any-message.json";
import missed from "../../../fixtures/chats/missed-without-agent.json";
import transferred from "../../../fixtures/chats/transferred-twice.json";
import { viewOf, viewSaying } from "./support/view.ts";

describe("the stored form", () => {
  it("is the body byte for byte, and what we add stands in headers", async () => {
    const stored = '\ufeff{ "chatId":102,\n"projectId": "130", "x": "\\u0000é" }';
    const response = await transcriptResponse(viewOf(missed), "json", stored);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new TextEncoder().encode(stored));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'inline; filename="chat-130-102.json"',
      "x-chat": "130/102",
      "x-chat-revision": "1",
      "x-chat-revisions": "2",
      "x-chat-received": "2025-03-06T17:10:00.000Z",
      "x-chat-reasons": "missed, sla-breached",
      "x-chat-sla": "breached",
    });
  });
});

describe("the text form", () => {
  it("tells the same story, message by message", () => {
    const text = transcriptText(viewOf(missed));
    expect(text).toMatch(/^Missed, SLA breached: John Russell\nThe customer waited 4 min 29 s and got no answer\.\n/);
    expect(text).toContain("\n(Customer waited 4 min 29 s)\n[18:06:40] Visitor (customer): Van itt valaki?\n");
    expect(text).toMatch(/\(No answer after this\)\n$/);
  });

  it("has the customer record without its empty fields", () => {
    expect(transcriptText(viewOf(missed))).toContain(
      "newfield7: 23\ncontact1_email: john.russell@example.com\ncustomerid:",
    );
  });

  it("lets no message forge a line of somebody else", () => {
    for (const end of ["\n", "\r", "\r\n", "\u2028", "\u0085", "\v"]) {
      const text = transcriptText(viewSaying(`hi${end}[18:03:00] Jane Smith (agent): You get it for free.`));
      expect(text.split(/[\n\r\u2028\u0085\v]/).filter((line) => line.startsWith("[18:03:00]"))).toEqual([]);
    }
  });

  it("says so when there are no messages", () => {
    expect(transcriptText(viewOf(lost))).toContain("No messages. Received 6 Mar 2025, 18:10.");
  });
});

describe("the table form", () => {
  it("has a row for each message, with its chat, number, instant and side", () => {
    expect(transcriptCsv(viewOf(transferred)).split("\r\n").slice(0, 3)).toEqual([
      '\ufeff"project","chat","number","time","side","from","message"',
      '"130","108","1","2025-03-06T13:37:52.000Z","customer","Visitor","hi"',
      '"130","108","2","2025-03-06T13:37:57.000Z","agent","Jane Smith","hello"',
    ]);
  });
});

describe("the meta form", () => {
  it("gives what we know beyond the body: instants in UTC, durations in seconds, people with their sides", () => {
    expect(JSON.parse(transcriptMeta(viewOf(transferred)))).toMatchObject({
      projectId: 130,
      chatId: 108,
      revision: 1,
      revisions: 2,
      receivedAt: "2025-03-06T17:10:00.000Z",
      reasons: ["missed", "sla-breached"],
      sla: "breached",
      transferred: true,
      measures: { openedAt: "2025-03-06T13:37:52.000Z", timeToFirstAnswer: 5, longestSilence: 423, unansweredAtEnd: 0 },
      people: [
        { name: "Visitor", side: "customer", messages: 1 },
        { name: "Jane Smith", side: "agent", messages: 1 },
        { name: "Peter Novak", side: "agent", messages: 1 },
        { name: "Kovács Éva", side: "agent", messages: 1 },
      ],
      messages: { all: 4, customer: 1, agent: 3 },
    });
  });

  it("has nothing but null for what no message tells", () => {
    expect(JSON.parse(transcriptMeta(viewOf(lost)))).toMatchObject({
      measures: { openedAt: null, firstAnswerAt: null, closedAt: null, waited: null, unansweredAtEnd: 0 },
      people: [],
    });
  });
});
