import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { CREATED, NOT_FOUND, recordDelivery, recordMessage, TAKEN } from "../support/deliveries.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, get, ORIGIN } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";

const NEW = { attempts: "[]" };
const SENT = { ...NEW, status: "sent", note: "answered 200", ended_at: CREATED + 3_600_000 };
const PENDING = { ...NEW, status: "pending", note: null, ended_at: null };

const id = (chat: number) => `130-${chat}-alert-1-slack`;
const INTERRUPTED = { code: "interrupted", args: "{}" };

beforeEach(async () => {
  await env.DB.batch(["deliveries", "messages", "attempts"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

async function as(accept: string, path: string, language = "en"): Promise<string> {
  const response = await get(path, { headers: { ...ADMIN, Accept: accept, "Accept-Language": language } });
  expect(response.status).toBe(200);
  return response.text();
}

async function json(path: string) {
  const answer = JSON.parse(await as("application/json", path));
  const { deliveries } = JSON.parse(await as("application/json", "/deliveries.json"));
  // The list has the same, but for the chats.
  const inList = deliveries.find((one: { id: string }) => one.id === answer.id);
  expect({ ...inList, chats: null }).toEqual({ ...answer, chats: null });
  return answer;
}

describe("a delivery in a message", () => {
  it("has the attempts of the message, and says which of them may have arrived", async () => {
    await recordDelivery(1, { ...SENT, message: await recordMessage("m1", [id(1)], [{}, NOT_FOUND, TAKEN]) });
    expect(await json(`/deliveries/${id(1)}`)).toMatchObject({
      attemptsMade: 3,
      toldWith: null,
      attempts: [
        {
          ...{ when: "2026-11-24T08:00:01.000Z", outcome: "retry", status: null, code: "no-answer" },
          ...{ note: "no answer within 10 s", milliseconds: 250, covered: 1, mayHaveArrived: true },
        },
        { status: 404, code: "answered", note: "answered 404 no_service", mayHaveArrived: false },
        { outcome: "sent", note: "answered 200", mayHaveArrived: false },
      ],
    });
    const page = await as("text/html", `/deliveries/${id(1)}`);
    expect(page).toContain("failed, no answer within 10 s (250 ms); it may have arrived</li>");
    expect(page).toContain("refused, answered 404 no_service (250 ms)</li>");
    expect(page).toContain("It may have been told twice");
    const hungarian = await as("text/html", `/deliveries/${id(1)}`, "hu");
    expect(hungarian).toContain("10 másodpercen belül nem jött válasz (250 ms); lehet, hogy megérkezett");
    expect(hungarian).toContain("Lehet, hogy kétszer érkezett meg");
    expect(await as("text/plain", `/deliveries/${id(1)}`)).toContain("It may have been told twice");
  });

  it("says once that what was interrupted may have arrived", async () => {
    await recordDelivery(1, { ...PENDING, message: await recordMessage("m1", [id(1)], [INTERRUPTED]) });
    const page = await as("text/html", `/deliveries/${id(1)}`);
    expect(page.match(/it may have arrived/g)).toHaveLength(1);
    expect(page).not.toContain("told twice");
  });

  it("of 47 attempts shows the first and the last twenty, and the gap", async () => {
    const tries = Array.from({ length: 47 }, () => ({}));
    await recordDelivery(1, { ...PENDING, message: await recordMessage("m1", [id(1)], tries, { status: "pending" }) });
    const { attempts, attemptsMade } = await json(`/deliveries/${id(1)}`);
    expect([attempts.length, attemptsMade]).toEqual([21, 47]);
    const page = await as("text/html", `/deliveries/${id(1)}`);
    expect(page).toContain("<p>47 attempts; the first and the last twenty are shown.</p>");
    expect(page).toMatch(/<li class="gap">… 26 attempts in between are not kept<\/li><li value="28">/);
    const text = await as("text/plain", `/deliveries/${id(1)}`);
    expect(text).toContain("47 attempts; the first and the last twenty are shown.\n");
    expect(text).toContain("… 26 attempts in between are not kept\n");
    expect(await as("text/html", `/deliveries/${id(1)}`, "hu")).toContain("47 kísérlet; az első és az utolsó húsz");
    expect(await as("text/html", "/deliveries")).toMatch(/data-label="Attempts"[^\n]{0,40}>47</);
  });

  it("has those of older versions and of before it was sent again too", async () => {
    const earlier = await recordMessage(
      "m1",
      [id(1)],
      [{ at: CREATED + 20_000 }, { ...NOT_FOUND, at: CREATED + 30_000 }],
    );
    const message = await recordMessage("m2", [id(1)], [{ ...TAKEN, at: CREATED + 60_000 }]);
    const sent = { status: "sent", note: "answered 200", ended_at: CREATED + 70_000 };
    await recordDelivery(1, { ...sent, message, earlier_messages: JSON.stringify([earlier]) });
    const { attempts, attemptsMade } = await json(`/deliveries/${id(1)}`);
    expect(attemptsMade).toBe(5);
    expect(attempts.map(({ code }: { code: string }) => code)).toEqual([
      ...["said", "said", "no-answer", "answered", "answered"],
    ]);
  });

  it("leads the chats that the message covered; the others lead to it", async () => {
    const message = await recordMessage("m1", [id(1), id(2), id(3)], [TAKEN]);
    await recordDelivery(1, { ...SENT, message });
    await recordDelivery(2, { ...SENT, message, reasons: '["missed"]' });
    const { chats, toldWith } = await json(`/deliveries/${id(1)}`);
    expect([chats.map(({ chat }: { chat: string }) => chat), toldWith]).toEqual([["130/1", "130/2"], null]);
    expect(await json(`/deliveries/${id(2)}`)).toMatchObject({ chats: [{ chat: "130/2" }], toldWith: id(1) });
    expect(await as("text/html", "/deliveries")).toContain("and 2 more");
  });

  it("is covered by the message that took its own in, and is due when that is", async () => {
    const taken = { status: "absorbed", code: "absorbed" };
    await recordMessage("m1", [id(1)], [{}], { ...taken, args: '{"into":"m2"}' });
    await recordMessage("m2", [id(2)], [{}], { ...taken, args: '{"into":"m3"}' });
    const due_at = CREATED + 7_200_000;
    await recordMessage("m3", [id(2), id(1)], [{}, {}], { status: "pending", due_at });
    await recordDelivery(1, { ...PENDING, message: "m1" });
    await recordDelivery(2, { ...PENDING, message: "m2" });
    expect(await json(`/deliveries/${id(1)}`)).toMatchObject({
      ...{ toldWith: id(2), attemptsMade: 4, due: "2026-11-24T10:00:00.000Z" },
    });
    const { chats } = await json(`/deliveries/${id(2)}`);
    expect(chats).toHaveLength(2);
    expect(await as("text/html", `/deliveries/${id(1)}`)).toContain("24 Nov 2026, 11:00");
  });

  it("is shown though something of its message is of a newer version", async () => {
    const message = await recordMessage("m1", [id(1)], [{ code: "from-afar", args: "[1]" }], { status: "resting" });
    await env.DB.prepare("UPDATE messages SET deliveries = '{\"by\":1}'").run();
    await recordDelivery(1, { ...PENDING, message });
    expect(await json(`/deliveries/${id(1)}`)).toMatchObject({ attempts: [{ code: "from-afar", note: "from-afar" }] });
  });

  it("that was sent without a record of how does not say that nothing was sent", async () => {
    await recordDelivery(1, SENT);
    expect(await as("text/plain", `/deliveries/${id(1)}`)).toContain("No attempt is on record.\n");
  });

  it("is read by two queries more on its own page, and by one on the list", async () => {
    await recordDelivery(1, { ...SENT, message: await recordMessage("m1", [id(1), id(2)], [TAKEN]) });
    await recordDelivery(2, { ...SENT, message: "m1" });
    const batches = async (path: string, accept: string) => {
      const counted = faultyDatabase(env.DB, {});
      const request = new Request(`${ORIGIN}${path}`, { headers: { ...ADMIN, Accept: accept } });
      expect((await direct(request, { DB: counted.d1 })).response.status).toBe(200);
      return counted.batches();
    };
    await batches("/deliveries", "text/html");
    const paths = [`/deliveries/${id(1)}`, "/deliveries", "/deliveries.json"];
    const all = [];
    for (const path of paths) all.push(await batches(path, "*/*"));
    // And one that looks after the cron, once a minute.
    expect(all).toEqual([5, 3, 4]);
  });
});
