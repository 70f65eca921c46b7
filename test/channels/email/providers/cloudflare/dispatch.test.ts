import { describe, expect, it } from "vitest";
import { email } from "../../../../../src/channels/email/channel.ts";
import { classify } from "../../../../../src/channels/email/providers/cloudflare/classify.ts";
import { dispatch } from "../../../../../src/channels/email/providers/cloudflare/dispatch.ts";
import { startMail } from "../../../../standin/mail/mail.ts";
import { missed } from "../../../support/messages.ts";

const mail = { from: "a@example.com", to: ["b@example.com"], subject: "x", text: "x", html: "x" };

describe("a mail that is handed over", () => {
  it("is taken as it is", async () => {
    const { binding, mails } = startMail();
    expect(await dispatch(binding, mail)).toEqual({ kind: "taken" });
    expect(mails).toEqual([mail]);
  });

  it("is without an answer where none comes in time", async () => {
    const { binding, next } = startMail();
    next("never");
    expect(await dispatch(binding, mail, 20)).toEqual({ kind: "silent", result: { code: "no-answer", seconds: 0.02 } });
  });

  it.each([
    ["no error at all", null],
    ["a code that is a number", Object.assign(new Error("x"), { code: 10_004 })],
    ["a code that says too much", Object.assign(new Error("x"), { code: "E_X b@example.com" })],
  ])("is refused without a code by %s", async (_, thrown) => {
    const binding = { send: () => Promise.reject(thrown) };
    expect(await dispatch(binding, mail)).toEqual({ kind: "refused", code: null });
  });

  it("is refused too by a binding that throws at once", async () => {
    const binding = {
      send: () => {
        throw new TypeError("no such method");
      },
    };
    expect(await dispatch(binding, mail)).toEqual({ kind: "refused", code: null });
  });
});

describe("what a mail came to", () => {
  it.each([
    ["2025-03-06T00:00:00Z", "2025-03-07T00:00:00Z"],
    ["2025-03-06T23:59:59.999Z", "2025-03-07T00:00:00Z"],
  ])("asks after the daily limit at %s to wait until %s", (now, until) => {
    const outcome = classify({ kind: "refused", code: "E_DAILY_LIMIT_EXCEEDED" }, Date.parse(now));
    expect(outcome).toMatchObject({ kind: "retry", waitUntil: Date.parse(until) });
  });

  it("says what is to be done where the Worker has no binding, and lets the mail wait for it", async () => {
    const connected = email.connect({ to: ["a@example.com"], from: "b@example.com" }, () => undefined);
    if (!connected.ok) throw new Error("not connected");
    const post = () => Promise.reject(new Error("a mail needs no post"));
    const outcome = await email.send(missed, connected.options, { post, now: () => 0 }, { id: "5f1d7e84", part: null });
    expect(outcome).toEqual({ kind: "retry", result: { code: "no-mail-binding" } });
  });
});
