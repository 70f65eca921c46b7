import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { MANUAL_OUTCOMES } from "../../../src/alerts/state.ts";
import { LIMITS } from "../../../src/channels/slack/limits.ts";
import { type ChatKey, chatName } from "../../../src/chat/chat.ts";
import { actionsOf, loadActions } from "../../../src/delivery/messages/actions.ts";
import type { RenderContext } from "../../../src/delivery/messages/context.ts";
import type { FollowUpCommand } from "../../../src/followup/decide.ts";
import { followUp } from "../../../src/followup/follow-up.ts";
import { followUpSettings } from "../../../src/followup/settings.ts";
import { LANGUAGES, wordsFor } from "../../../src/locale/locale.ts";
import { readStatuses } from "../../../src/store/alerts/follow-ups.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { actorBy } from "../../alerts/support/actors.ts";
import { READING } from "../../support/reading.ts";
import { chatBody, stored } from "../../worker/support/door.ts";
import { nobodyDelivers } from "../../worker/support/no-delivery.ts";

nobodyDelivers();

const JANE = { actor: actorBy("Jane Smith", "token") };
const db = () => openDatabase(env.DB, AbortSignal.timeout(10_000));
const link = async (path: string): Promise<string | null> => `https://alerts.example.com${path}`;
const CONTEXT: RenderContext = {
  ...{
    target: "leads",
    updates: "none",
    language: "en",
    timeZone: "UTC",
    reading: READING,
    hasRules: false,
    quietUntil: () => null,
    show: [],
    now: Date.now(),
    link,
  },
  ...{ digestsAlways: false, origin: null },
};
const key = (chatId: number) => ({ projectId: 130, chatId });

async function alerted(chatId: number, ...acts: readonly FollowUpCommand[]) {
  await stored(chatBody(chatId, { disposition: "missed" }));
  for (const act of acts) await followUp(db(), [key(chatId)], act, JANE, FOLLOWING, Date.now());
}

const FOLLOWING = followUpSettings({ targets: new Map(), routing: { rules: [], hours: new Map() } });

async function offered(chat: ChatKey, context: RenderContext) {
  const status = (await readStatuses(db(), [chat])).get(chatName(chat));
  return loadActions(chat, status ?? null, context);
}

const OUTCOMES = [
  { outcome: "called-back", label: "Called back" },
  { outcome: "unreachable", label: "Could not be reached" },
  { outcome: "no-need", label: "No call needed" },
  { outcome: "spam", label: "Spam" },
];

describe("what a message offers to do", () => {
  const resolve = { label: "Resolve: called back", url: "https://alerts.example.com/alerts/130/1/resolve" };
  const claim = { label: "Claim", url: "https://alerts.example.com/alerts/130/1/claim" };

  it("of an open alert is to claim and to resolve it", async () => {
    await alerted(1);
    const actions = { chat: "130/1", target: "leads", claim, resolve, again: null, outcomes: OUTCOMES };
    expect(await offered(key(1), CONTEXT)).toEqual({ actions });
  });

  it("of a claimed one is to resolve it, and to let go of it", async () => {
    await alerted(2, { action: "claim" });
    const { actions } = await offered(key(2), CONTEXT);
    expect([actions?.claim, actions?.resolve?.url, actions?.again]).toEqual([
      null,
      resolve.url.replace("130/1", "130/2"),
      "Release",
    ]);
  });

  it("of a resolved one is to open it again alone, and is nothing where there is no alert", async () => {
    await alerted(3, { action: "resolve", outcome: "spam", note: null });
    const { actions } = await offered(key(3), CONTEXT);
    expect([actions?.claim, actions?.resolve, actions?.again]).toEqual([null, null, "Reopen"]);
    expect(await offered(key(9_999), CONTEXT)).toEqual({});
  });

  it("has no addresses where none of ours is known, and speaks the target's language", async () => {
    await alerted(4);
    const { actions } = await offered(key(4), { ...CONTEXT, language: "hu", link: async () => null });
    expect(actions?.claim).toEqual({ label: "Átveszem", url: null });
    expect(actions?.resolve).toEqual({ label: "Lezárom: visszahívtuk", url: null });
  });

  it.each(LANGUAGES)("fits every channel's buttons, with the longest of addresses: %s", async (language) => {
    const target = "t".repeat(40);
    const chat = `${Number.MAX_SAFE_INTEGER}/${Number.MAX_SAFE_INTEGER}`;
    const origin = `https://${"h".repeat(253)}`;
    const path = `/alerts/${chat}/resolve`;
    const url = origin + (await signLink("secret", path, target, Date.parse("2999-01-01")));
    const words = wordsFor(language).actions;
    const actions = actionsOf(
      { chat, target, state: "open", outcome: null, links: { claim: url, resolve: url } },
      words,
    );
    expect(actions?.outcomes.map(({ outcome }) => outcome)).toEqual(MANUAL_OUTCOMES);
    expect(url.length).toBeLessThan(LIMITS.url);
    const labels = [
      actions?.claim?.label,
      actions?.resolve?.label,
      ...(actions?.outcomes ?? []).map(({ label }) => label),
    ];
    for (const label of labels) expect(label?.length).toBeLessThanOrEqual(LIMITS.button);
  });
});
