import { describe, expect, it } from "vitest";
import { readChat } from "../../src/chat/read.ts";
import { fieldOf, isJson, looksLikeOf } from "../../src/chat/unreadable.ts";
import callDisposition from "../fixtures/foreign-webhooks/call-disposition.json";
import email from "../fixtures/foreign-webhooks/email.json";
import ivr from "../fixtures/foreign-webhooks/ivr.json";
import ivrWithoutShortId from "../fixtures/foreign-webhooks/ivr-without-short-id.json";
import mobileDisposition from "../fixtures/foreign-webhooks/mobile-disposition.json";
import payment from "../fixtures/foreign-webhooks/payment-transaction.json";
import projectLogin from "../fixtures/foreign-webhooks/project-login.json";
import projectLoginSmall from "../fixtures/foreign-webhooks/project-login-in-small-letters.json";
import projectLoginAlone from "../fixtures/foreign-webhooks/project-login-without-other-projects.json";
import sms from "../fixtures/foreign-webhooks/sms.json";
import ticket from "../fixtures/foreign-webhooks/ticket-status.json";
import userChanged from "../fixtures/foreign-webhooks/user-changed.json";
import userCreated from "../fixtures/foreign-webhooks/user-created.json";
import { READING } from "../support/reading.ts";
import { problemOf } from "./support/reading.ts";

describe("what is no chat", () => {
  it.each(["", " ", "{", "chatId=101&projectId=130", "<chat/>", "{'chatId':1}", "\u0000"])(
    "is told that JSON was expected: %j",
    (text) => {
      expect(problemOf(text)).toEqual({ code: "not-json" });
      expect([fieldOf(problemOf(text)), isJson(problemOf(text))]).toEqual(["body", false]);
    },
  );

  it.each(["null", "true", "17", '"chat"', "[]", '[{"projectId":130,"chatId":101}]'])(
    "is told that an object was expected: %s",
    (text) => {
      expect(problemOf(text)).toEqual({ code: "not-an-object" });
      expect([fieldOf(problemOf(text)), isJson(problemOf(text))]).toEqual(["body", true]);
    },
  );

  it.each([
    ["projectId", '{"chatId":101}'],
    ["chatId", '{"projectId":130}'],
    ["projectId", '{"chatId":101,"projectid":130}'],
  ])("is told that %s is missing: %s", (field, text) => {
    expect(problemOf(text)).toMatchObject({ code: "wrong-id", field });
  });

  it.each([
    "0",
    "-1",
    "1.5",
    "9007199254740992",
    "1e400",
    "null",
    "true",
    '""',
    '"0"',
    '"1.5"',
    '"-1"',
    '"0x10"',
    '"9007199254740993"',
    '"12345678901234567890"',
    "[101]",
    "{}",
  ])("is one whose chatId is %s, and the words do not repeat it", (chatId) => {
    const problem = problemOf(`{"projectId":130,"chatId":${chatId}}`);
    expect(problem).toEqual({ code: "wrong-id", field: "chatId", looksLike: null });
    expect([fieldOf(problem), isJson(problem)]).toEqual(["chatId", true]);
  });

  it.each([
    ["Ticket Status", ticket],
    ["Email", email],
    ["Call Disposition", callDisposition],
    ["Payment Transaction", payment],
    ["Project Login", projectLogin],
    ["Project Login", projectLoginAlone],
    ["Project Login", projectLoginSmall],
    ["IVR", ivr],
    ["IVR", ivrWithoutShortId],
    ["SMS", sms],
    ["Mobile Disposition", mobileDisposition],
    ["User Created", userCreated],
    ["User Changed", userChanged],
  ])("is told that it looks like the vendor's %s webhook", (name, body) => {
    expect(looksLikeOf(problemOf(JSON.stringify(body)))).toBe(name);
  });

  it("is told which one also where it came as a form", () => {
    const form = String(new URLSearchParams(ivr));
    expect(problemOf(form)).toEqual({ code: "not-json", looksLike: "IVR" });
    const login = "projectId=130&userId=17&username=kovacs.eva&groupId=2&secondaryProjectIds%5B0%5D=131";
    expect(looksLikeOf(problemOf(login))).toBe("Project Login");
    for (const other of ["a=b", "source=1", "uuid=1&projectid=2", "<a b=c>", "ticket=1&action=2"]) {
      expect(problemOf(other)).toEqual({ code: "not-json" });
    }
  });

  it.each(["{}", '{"a":1}', '{"source":"x","text":"y"}', '{"projectId":1,"userId":2}', '{"disposition":"lost"}'])(
    "is told of no other webhook where nothing is distinctive: %s",
    (text) => {
      expect(looksLikeOf(problemOf(text))).toBeNull();
    },
  );

  it("is a chat with valid ids, whatever else stands in it", () => {
    for (const body of [projectLogin, ivr, sms, mobileDisposition, userChanged]) {
      const chat = { ...body, projectId: 130, chatId: 101 };
      expect(readChat(JSON.stringify(chat), READING)).toMatchObject({ ok: true });
    }
  });
});
