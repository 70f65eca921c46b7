import { afterEach, expect, it, vi } from "vitest";
import { createGoogleChat, WEBHOOK } from "../../standin/google-chat/google-chat.ts";
import { readableGoogleChat } from "../../standin/google-chat/readable.ts";
import { readableTeams } from "../../standin/teams/readable.ts";
import { createTeams, WORKFLOW } from "../../standin/teams/teams.ts";
import { clockwork } from "../support/clockwork.ts";
import { chatBody, ORIGIN, posted } from "../support/door.ts";

const START = Date.parse("2032-03-02T09:00:00Z");
const MINUTE = 60_000;

const TEAMS = "https://0a.b1.environment.api.powerplatform.com";
const GOOGLE = "https://chat.googleapis.com";

const SETTINGS = {
  ...{ PUBLIC_URL: ORIGIN, TEAMS_SALES_URL: TEAMS + WORKFLOW, GOOGLE_CHAT_SALES_URL: GOOGLE + WEBHOOK },
  TARGETS: {
    "sales-teams": { channel: "teams", webhook: "TEAMS_SALES_URL" },
    "sales-google": { channel: "google-chat", webhook: "GOOGLE_CHAT_SALES_URL" },
  },
  RULES: [{ name: "All", match: {}, to: ["sales-teams", "sales-google"] }],
};

const missed = (chat: number) => {
  const conversation = [{ from: "Visitor", date: new Date(Date.now()).toISOString(), message: "Hello?" }];
  return posted(chatBody(chat, { disposition: "missed", conversation }));
};

let end = async () => {};

afterEach(async () => {
  await end();
  vi.restoreAllMocks();
});

/** The Worker with the stand-ins of Teams and Google Chat. */
function withStandIns() {
  const [teams, google] = [createTeams(), createGoogleChat()];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (given, init) => {
    const { origin, pathname, search } = new URL(String(given));
    const request = { path: pathname + search, body: String(init?.body) };
    return (origin === TEAMS ? teams : google).answer(request, Date.now());
  });
  const clock = clockwork(SETTINGS, Object.keys(SETTINGS.TARGETS), START);
  end = clock.end;
  return { teams, google, clock };
}

it("a missed chat is in Teams and Google Chat, and every change follows in one short message", async () => {
  const { teams, google, clock } = withStandIns();
  expect((await clock.ask(missed(5_101))).status).toBe(200);
  await clock.until(START + 2 * MINUTE);
  expect((await clock.act("/alerts/130/5101/claim", {})).status).toBe(200);
  await clock.until(START + 4 * MINUTE);
  expect((await clock.act("/alerts/130/5101/resolve", { outcome: "called-back" })).status).toBe(200);
  await clock.until(START + 6 * MINUTE);
  const pages = [
    teams.messages.map(({ body }) => readableTeams(body)),
    google.messages.map(({ body }) => readableGoogleChat(body)),
  ];
  for (const [alert = "", claimed = "", resolved = "", ...more] of pages) {
    expect(alert).toMatch(/Missed chat.*\/alerts\/130\/5101\/claim/s);
    expect(claimed).toMatch(/Chat 130\/5101, .*: Claimed by/);
    expect(claimed).not.toContain("/alerts/130/5101/claim");
    expect(resolved).toMatch(/Chat 130\/5101, .*: Resolved by .*called back/);
    expect(more).toEqual([]);
  }
  expect(teams.failedRuns).toEqual([]);
  expect(new Set(google.messages.map(({ thread }) => thread)).size).toBe(1);
});

it("a test message goes to each, and says what is known of it", async () => {
  const { teams, google, clock } = withStandIns();
  const answers = await Promise.all(
    Object.keys(SETTINGS.TARGETS).map(async (name) => (await clock.act(`/targets/${name}/test`, {})).json()),
  );
  expect(answers).toMatchObject([
    { outcome: "sent", status: 202, note: "answered 202: accepted; whether it was posted is not known" },
    { outcome: "sent", status: 200, note: "answered 200" },
  ]);
  expect([teams.messages.length, google.messages.length]).toEqual([1, 1]);
});
