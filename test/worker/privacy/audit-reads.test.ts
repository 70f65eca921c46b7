import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { router } from "../../../src/router.ts";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { THOROUGH } from "../../support/thorough.ts";
import { isolate } from "../auth/support/one-isolate.ts";
import { filled } from "../auth/support/who-may.ts";
import { collectStatements, rowsOf } from "../growth/support/collect.ts";
import { recordDelivery } from "../support/deliveries.ts";
import { ADMIN, chatBody, LINK_SECRET, SECRET } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { empty } from "./support/everything.ts";

nobodyDelivers();

const HALF_PAST = Date.parse("2027-03-01T10:30:00Z");
const HOUR = 3_600_000;
const TARGETS = { leads: { channel: "slack", webhook: "SLACK_WEBHOOK_URL" } };
const { ask } = isolate({ TARGETS });
let delivery = "";

beforeEach(async () => {
  await empty();
  vi.useFakeTimers({ toFake: ["Date"], now: HALF_PAST });
  await post(chatBody(101, { disposition: "missed" }));
  delivery = await recordDelivery(101, { id: "told" });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What follows upon it has been done when it is answered. */
const post = (body: string) => ask(`/webhooks/vcc/chat?secret-key=${SECRET}`, { method: "POST", body });

const entries = () => env.DB.prepare("SELECT who, door, action, what FROM audit ORDER BY at, what").raw();

const byLink = (path: string, target = "slack") => signLink(LINK_SECRET, path, target, Date.now() + 7 * 24 * HOUR);

/** Everything that a link opens. */
const PATHS = [
  ...["", ".meta.json", ".txt", ".md", ".csv"].map((form) => `/chats/130/101${form}`),
  ...["/alerts/130/101/claim", "/alerts/130/101/resolve", "/deliveries/told"],
];

/** Of one path so often, of the others less in `npm test`. */
const OFTEN = 200;
const readsOf = (path: string) => (THOROUGH || path === PATHS[0] ? OFTEN : OFTEN / 10);

async function times(count: number, link: string, method: string): Promise<void> {
  for (let time = 0; time < count; time += 1) {
    const response = await ask(link, { method, headers: { Accept: "text/html" } });
    if (response.status !== 200) throw new Error(`${method} ${link} was answered ${response.status}`);
  }
}

describe("what a link opens", () => {
  it.each(PATHS)(
    "is one row an hour on the audit list however often it is read, and none for a HEAD: %s",
    async (path) => {
      const link = await byLink(path);
      const { take } = collectStatements();
      await times(readsOf(path), link, "HEAD");
      expect(await entries()).toEqual([]);
      expect(take().filter(({ written }) => written > 0)).toEqual([]);
      await times(readsOf(path), link, "GET");
      expect(await entries()).toEqual([["slack", "link", "opened", expect.any(String)]]);
      expect(rowsOf(take()).written).toBe(2);
      vi.setSystemTime(Date.now() + HOUR);
      await times(3, link, "GET");
      expect(await entries()).toHaveLength(2);
    },
  );

  it("is told apart by whose link it was, by the chat and by the form, and not by what a mail tracker adds", async () => {
    await post(chatBody(102));
    for (const target of ["slack", "leads"]) {
      for (const path of [...PATHS, "/chats/130/102"]) {
        const link = await byLink(path, target);
        for (const more of ["", "&utm_source=a", "&utm_source=b", "&revision=1"]) await times(1, link + more, "GET");
      }
    }
    expect(await entries()).toHaveLength(2 * (PATHS.length + 1));
  });
});

describe("HEAD", () => {
  const GETS = router.routes.flatMap(([method, , , path]) => (method === "GET" ? [path || "/"] : []));

  it.each(GETS)("counts as a read for nobody: %s", async (path) => {
    await post('{"chatId":0}');
    const quarantined = await env.DB.prepare("SELECT id FROM quarantine").first<string>("id");
    const there = path.startsWith("/quarantine/:id")
      ? path.replace(":id", quarantined ?? "")
      : filled(path.replace("/deliveries/:id", `/deliveries/${delivery}`), true);
    for (const accept of ["text/html", "*/*"])
      await ask(there, { method: "HEAD", headers: { ...ADMIN, Accept: accept } });
    expect(await entries()).toEqual([]);
  });

  it("of a page is answered as GET is, which is a read", async () => {
    const asked = (method: string) => ask("/chats/130/101", { method, headers: ADMIN });
    const [head, got] = [await asked("HEAD"), await asked("GET")];
    expect([head.status, head.headers.get("Content-Type")]).toEqual([got.status, got.headers.get("Content-Type")]);
    expect(await head.text()).toBe("");
    expect(await entries()).toEqual([["admin token", "token", "opened", "revision 1 as html"]]);
  });
});
