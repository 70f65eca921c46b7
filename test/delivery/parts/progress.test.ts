import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
  type MessageState,
  type Part,
  progressOf,
  storedProgress,
  storedProgressSchema,
} from "../../../src/alerts/message-state.ts";
import type { RecipientMark } from "../../../src/alerts/recipient-mark.ts";
import { storeCode } from "../../../src/alerts/stored-code.ts";
import { requestKey } from "../../../src/delivery/courier/parts/key.ts";
import {
  afterJoin,
  endOf,
  hasEnded,
  nextPart,
  prepared,
  saysTargetFails,
} from "../../../src/delivery/courier/parts/progress.ts";
import { HOUR, MINUTE } from "../support/world.ts";

const part = (name: string, more: Partial<Part> = {}): Part => {
  return { name, status: "open", made: 0, chosen: 0, firstAt: null, dueAt: 0, ...more };
};
const of = (...parts: readonly Part[]) => ({ isSequence: false, parts });
const OK = { code: "answered", args: '{"status":200}' };
const sent = (name: string, more: Partial<Part> = {}) => part(name, { status: "sent", made: 1, last: OK, ...more });
const refused = storeCode({ code: "refused", result: OK });
const dead = (name: string, more: Partial<Part> = {}) =>
  part(name, { status: "dead", made: 1, last: refused, ...more });

const MESSAGE: MessageState = {
  ...{ id: "m", kind: "alert", form: "rich", members: [], made: 1, version: 1, createdAt: 0, dueAt: 50 },
};
const nobody = new Map<string, RecipientMark>();
const given = (...names: readonly string[]) => ({ names, isSequence: false, marks: nobody, isRequested: false });
const bounced = (address: string): ReadonlyMap<string, RecipientMark> =>
  new Map([[address, { address, mark: "bounced", provider: "resend", at: 1, reason: "" }]]);

describe("the next part", () => {
  it("is the open one that is due first, in the order of the settings", () => {
    expect(nextPart(of(part("a", { dueAt: 9 }), part("b", { dueAt: 5 }), part("c", { dueAt: 5 })))?.name).toBe("b");
    expect(nextPart(of(sent("a"), part("b"), dead("c")))?.name).toBe("b");
    expect(nextPart(of(sent("a"), dead("c")))).toBeNull();
  });

  it("of a sequence is the first open one, due or not", () => {
    const steps = [part("resolve", { dueAt: 9 }), part("trigger")];
    expect(nextPart({ isSequence: true, parts: steps })?.name).toBe("resolve");
  });
});

describe("the parts before an attempt", () => {
  it("are those of the settings: each once, in their order, and what has ended stays", () => {
    const message = { ...MESSAGE, progress: of(part("gone"), sent("was"), part("a", { chosen: 4, dueAt: 7 })) };
    expect(prepared(message, given("b", "a", "b"), 60).progress?.parts).toEqual([
      sent("was"),
      part("b", { dueAt: 60 }),
      part("a", { chosen: 4, dueAt: 7 }),
    ]);
  });

  it("are none where the message is one request", () => {
    expect(prepared(MESSAGE, given(), 60)).not.toHaveProperty("progress");
    expect(prepared({ ...MESSAGE, progress: of(part("a"), dead("b")) }, given(), 60)).not.toHaveProperty("progress");
  });

  it("are dead where they are marked, in any case, and open again once the mark is cleared", () => {
    const marked = prepared(
      MESSAGE,
      { ...given("Anna@Example.com", "b@example.com"), marks: bounced("anna@example.com") },
      60,
    );
    const [anna, bela] = marked.progress?.parts ?? [];
    expect([anna?.status, anna?.last, bela?.status]).toEqual([
      ...["dead", { code: "recipient-bounced", args: '{"provider":"resend"}' }, "open"],
    ]);
    // It has not been sent to anybody: what is new may join.
    expect(marked.progress && hasEnded(marked.progress)).toBe(false);
    const cleared = prepared({ ...MESSAGE, ...marked }, given("Anna@Example.com", "b@example.com"), 70);
    expect(cleared.progress?.parts.map(({ status }) => status)).toEqual(["open", "open"]);
  });

  it("are all due where the message was made due as a whole, or somebody wants it now", () => {
    const message = { ...MESSAGE, progress: of(part("a", { dueAt: 99 }), part("b", { dueAt: 98 })) };
    const dueAt = (progress: MessageState["progress"]) => progress?.parts.map((one) => one.dueAt);
    expect(dueAt(prepared(message, given("a", "b"), 60).progress)).toEqual([60, 60]);
    const later = { ...message, dueAt: 98 };
    expect(dueAt(prepared(later, given("a", "b"), 60).progress)).toEqual([99, 98]);
    expect(dueAt(prepared(later, { ...given("a", "b"), isRequested: true }, 60).progress)).toEqual([60, 60]);
  });
});

describe("a part", () => {
  it("begins almost anew where something has joined, and is due within ten minutes", () => {
    const after = afterJoin(of(part("a", { chosen: 9, firstAt: 1, dueAt: 5 * HOUR }), part("b", { chosen: 1 })), 0);
    expect(after.parts).toEqual([part("a", { chosen: 3, dueAt: 10 * MINUTE }), part("b", { chosen: 1 })]);
  });

  it("that fails says that the target fails only once all were tried and none was sent", () => {
    expect(saysTargetFails(of(part("a"), part("b")), "a")).toBe(false);
    expect(saysTargetFails(of(part("a", { made: 1 }), part("b")), "b")).toBe(true);
    expect(saysTargetFails(of(part("a", { made: 1 }), sent("b")), "a")).toBe(false);
    expect(saysTargetFails(of(part("a"), dead("b")), "a")).toBe(true);
  });
});

describe("a message all of whose parts have ended", () => {
  it("was sent if somebody has it, and is dead with the last reason if nobody has", () => {
    expect(endOf(of(sent("a"), sent("b", { ref: "r" })))).toEqual({
      ...{ status: "sent", end: storeCode({ code: "sent", result: OK }), ref: "r" },
    });
    expect(endOf(of(dead("a"), sent("b"))).end).toEqual(
      storeCode({ code: "sent-in-part", sent: 1, of: 2, result: OK }),
    );
    const other = { code: "gave-up", args: "{}" };
    expect(endOf(of(dead("a", { last: other }), dead("b")), "a")).toEqual({ status: "dead", end: other, ref: null });
  });

  it("of a sequence was sent if its last step was made", () => {
    expect(endOf({ isSequence: true, parts: [dead("a"), sent("b")] }).status).toBe("sent");
    expect(endOf({ isSequence: true, parts: [sent("a"), dead("b")] }).status).toBe("dead");
  });
});

describe("what D1 keeps of it", () => {
  const read = (text: string | null, version: number) => progressOf(v.parse(storedProgressSchema, text), version);

  it("is nothing of a message that is one request", () => {
    expect(storedProgress(MESSAGE)).toBeNull();
    expect(read(null, 1)).toEqual({});
  });

  it("is read as it was written, and is void once an older version has written the row", () => {
    const message = { ...MESSAGE, version: 4, content: 2, progress: of(sent("a"), part("b")) };
    const stored = storedProgress(message);
    expect(read(stored, 4)).toEqual({ content: 2, progress: message.progress });
    expect(read(stored, 5)).toEqual({ content: 5 });
  });
});

it("a key is another one for each content, form and part, of at most 200 ASCII characters", async () => {
  const id = "5f1d7e84-0d35-4c38-9a55-4b1c0c1f0a11";
  const name = `${"é".repeat(240)}@example.com`;
  const keys = await Promise.all([
    requestKey({ id }, false, null),
    requestKey({ id, content: 3 }, false, null),
    requestKey({ id }, true, null),
    requestKey({ id }, false, name),
    requestKey({ id }, false, `${name}x`),
    requestKey({ id, content: 3 }, true, name),
  ]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys[0]).toBe(id);
  for (const key of keys) expect(key).toMatch(/^[\da-z-]{1,200}$/);
  expect(await requestKey({ id }, false, name)).toBe(keys[3]);
});
