import { beforeAll, describe, expect, it } from "vitest";
import { linkTo } from "../support/by-link.ts";
import { ADMIN, chatBody, get, stored } from "../support/door.ts";

const PATH = "/chats/130/701";
const FORMS = ["", ".meta.json", ".txt", ".md", ".csv"];

/** Numbers to pay with, each as it is in one place of the body, and a part of it that must not be seen. */
const PLANTED = {
  message: ["4111/1111/1111/1111", "4111/1111"],
  longMessage: ["5555\n5555\n5555\n4444", "5555\n5555"],
  from: ["4242 4242 4242 4242", "4242 4242"],
  name: ["HU42_1177_3016_1111_1018_0000_0000", "1177_3016"],
  field: ["3782-822463-10005", "822463"],
  list: ["DE89 3704 0044 0532 0130 00", "0044 0532"],
  key: ["6011 1111 1111 1117", "6011 1111"],
  nested: ["11773016/11111018", "11773016"],
  phone: ["378282246310005", "37828224"],
  agent: ["5105 1051 0510 5100", "5105 1051"],
  queue: ["٤١١١ ١١١١ ١١١١ ١١١١", "٤١١١ ١١١١"],
  platform: ["4\u200b012 8888 8888 1881", "8888 8888"],
  disposition: ["2223 0031 2200 3222", "2223 0031"],
  sla: ["6304 0000 0000 0000", "6304 0000"],
  address: ["https://pay.example/?card=30569309025904", "30569309025904"],
} as const;

const said = (from: string, message: string, seconds: number) => ({
  ...{ from, message },
  date: new Date(Date.now() - 600_000 + seconds * 1000).toISOString(),
});

const BODY = {
  contactId: 7001,
  disposition: `missed ${PLANTED.disposition[0]}`,
  slaStatus: `answered after ${PLANTED.sla[0]}`,
  platform: PLANTED.platform[0],
  firstQueueName: PLANTED.queue[0],
  lastQueueName: PLANTED.queue[0],
  firstAgentName: PLANTED.agent[0],
  lastAgentName: PLANTED.agent[0],
  clientData: {
    name: PLANTED.name[0],
    phone: PLANTED.phone[0],
    mobil: "+36 30 123 4567",
    email: "j@e.hu",
    note: PLANTED.field[0],
    accounts: [PLANTED.list[0], "none"],
    [PLANTED.key[0]]: "yes",
    deep: { bank: { [PLANTED.key[0]]: PLANTED.nested[0] } },
  },
  conversation: [
    said(PLANTED.from[0], `A kártyám ${PLANTED.message[0]}`, 0),
    said("Visitor", `${PLANTED.address[0]} és ${PLANTED.longMessage[0]}`, 60),
    // Where a list has room for 300 characters, a number begins before them and ends behind.
    said("Visitor", `${"A ".repeat(140)} 4111 1111 1111 1111`, 120),
  ],
};

beforeAll(async () => {
  await stored(chatBody(701, BODY));
});

function expectNothing(text: string): void {
  for (const [place, [, part]] of Object.entries(PLANTED)) expect(text, place).not.toContain(part);
  expect(text).not.toMatch(/4111.{0,4}1111|4111 1…/);
}

async function opened(
  link: string,
  headers: Record<string, string> = { Accept: "text/html", "Accept-Language": "en" },
) {
  const response = await get(link, { headers });
  return { status: response.status, text: await response.text() };
}

describe("behind a link, from a chat that is full of cards and accounts,", () => {
  it.each(FORMS)("nobody can pay in the form %j", async (form) => {
    const { status, text } = await opened(await linkTo(`${PATH}${form}`, "slack"));
    expect(status).toBe(200);
    expectNothing(text);
    expect(text).toContain("••••");
  });

  it("the customer can be called back all the same", async () => {
    const { text } = await opened(await linkTo(PATH, "slack"));
    expect(text).toContain('href="tel:+36301234567"');
    expect(text).toContain('href="mailto:j@e.hu"');
  });

  it.each(["claim", "resolve"])("nobody can pay on the page to %s it", async (action) => {
    const { status, text } = await opened(await linkTo(`/alerts/130/701/${action}`, "slack"));
    expect(status).toBe(200);
    expectNothing(text);
  });

  it("the body as it is stored takes a sign-in, by its own link and by Accept, and is not offered", async () => {
    for (const [link, headers] of [
      [await linkTo(`${PATH}.json`, "slack"), {}],
      [await linkTo(PATH, "slack"), { Accept: "application/json" }],
    ] as const) {
      const response = await get(link, { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      const text = await response.text();
      expectNothing(text);
      expect(text).toContain("token");
    }
    const { text } = await opened(await linkTo(PATH, "slack"));
    expect(text).not.toContain("/chats/130/701.json");
    expect(text).toContain("/chats/130/701.meta.json?");
  });

  it("the page that refuses the stored body says why, in the reader's language, with the form to sign in", async () => {
    const link = await linkTo(`${PATH}.json`, "slack");
    const english = await opened(link);
    expect(english.text).toContain("Sign in to see the body as it is stored");
    expect(english.text).toContain("<form");
    const hungarian = await opened(link, { Accept: "text/html", "Accept-Language": "hu" });
    expect(hungarian.text).toContain("Az eredeti adatok megtekintéséhez");
  });

  it("a body that is refused is not said to have been opened", async () => {
    await opened(await linkTo(`${PATH}.json`, "nobody-else"));
    expect(await (await get("/audit.json")).text()).not.toContain("nobody-else");
  });
});

describe("the inbox", () => {
  it.each(["/", "/alerts.json", "/?about=130/701", "/?select=1"])("shows no card and no account: %s", async (path) => {
    const { status, text } = await opened(path, { ...ADMIN, Accept: path.includes("json") ? "*/*" : "text/html" });
    expect(status).toBe(200);
    expectNothing(text);
    expect(text).toContain("HU•••00");
  });

  it("nor do the pages that lead on from it, to whoever is signed in", async () => {
    for (const action of ["claim", "resolve"]) {
      const { status, text } = await opened(`/alerts/130/701/${action}`, { ...ADMIN, Accept: "text/html" });
      expect(status).toBe(200);
      expectNothing(text);
    }
  });
});

describe("to whoever is signed in, the transcript", () => {
  it.each(["", ".json", ".txt", ".csv"])("is given in full in the form %j", async (form) => {
    const response = await get(`${PATH}${form}`, { headers: { ...ADMIN, Accept: "text/html" } });
    const text = await response.text();
    expect(text).toContain(PLANTED.message[0]);
  });

  it("is found by the number in it", async () => {
    const { text } = await opened(`${PATH}?q=4111/1111`, { ...ADMIN, Accept: "text/html" });
    expect(text).toContain("<mark>4111/1111</mark>/1111/1111");
  });
});
