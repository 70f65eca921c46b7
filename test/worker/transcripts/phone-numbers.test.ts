import { describe, expect, it } from "vitest";
import { moved } from "../../demo/moved.ts";
import only from "../../fixtures/chats/number-only-in-the-chat.json";
import byPhone from "../../fixtures/chats/option-ids-and-contacts-by-phone.json";
import bracketed from "../../fixtures/chats/phone-with-bracketed-trunk-zero.json";
import extended from "../../fixtures/chats/phone-with-extension-and-two-numbers.json";
import marked from "../../fixtures/chats/phone-with-invisible-marks.json";
import { linkTo } from "../support/by-link.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, ORIGIN, posted } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const HUNGARY = { COUNTRY: "hu" };

async function ask(request: Request, settings: object): Promise<string> {
  const { response, rest } = await direct(request, settings);
  await rest;
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return response.text();
}

/** The telephone numbers that the answer dials, each once. */
const dialledIn = (html: string) => [...new Set([...html.matchAll(/href="tel:([^"]*)"/g)].map(([, number]) => number))];

/** What each form says of a chat that has come in. */
async function shown(
  body: typeof bracketed | typeof only | typeof byPhone | typeof extended,
  settings: object,
  language = "en",
) {
  const chat = `130/${body.chatId}`;
  await ask(posted(JSON.stringify(moved(body, Date.now() - 60_000))), settings);
  const get = (path: string) =>
    ask(
      new Request(ORIGIN + path, { headers: { ...ADMIN, Accept: "text/html", "Accept-Language": language } }),
      settings,
    );
  const [page, inbox, meta, txt, md] = [
    await get(`/chats/${chat}`),
    await get("/"),
    JSON.parse(await get(`/chats/${chat}.meta.json`)),
    await get(`/chats/${chat}.txt`),
    await get(`/chats/${chat}.md`),
  ];
  const row = inbox.split('<li class="call"').find((part) => part.includes(`/chats/${chat}"`)) ?? "";
  return { page, row, meta, txt, md };
}

describe("the pages of a chat", () => {
  it.each([
    ["a trunk prefix in brackets", bracketed, {}, ["+442079460958", "+36301234567"]],
    ["invisible marks", marked, {}, ["+36301234567", "+36301234568"]],
    ["an extension and two numbers", extended, HUNGARY, ["+36301234567", "+3612345678", "+36307654321"]],
    ["an extension and two numbers, without a country", extended, {}, ["06301234567", "0612345678", "06307654321"]],
    ["contacts by the ids of their numbers", byPhone, HUNGARY, ["+36301234567", "+3612345678"]],
  ])("dial what is certain of a record with %s", async (_, body, settings, numbers) => {
    const { page, row, meta, txt, md } = await shown(body, settings);
    expect(dialledIn(page)).toEqual(numbers);
    expect(dialledIn(row)).toEqual(numbers);
    expect(meta.numbers.map(({ dialled }: { dialled: string }) => dialled)).toEqual(numbers);
    for (const number of numbers) for (const form of [txt, md.replaceAll("\\", "")]) expect(form).toContain(number);
    if (body === extended) {
      expect(page).toContain("234-567/12");
      expect(meta.unreadNumbers).toEqual(["234-567/12"]);
    }
  });

  it.each([
    ["en", "written in the chat"],
    ["hu", "a chatben írta"],
    ["de", "im Chat geschrieben"],
  ])("dial what the customer wrote in the chat, and say so: %s", async (language, said) => {
    const { page, row, meta, txt } = await shown({ ...only, chatId: only.chatId + 10 }, HUNGARY, language);
    for (const html of [page, row]) {
      expect(dialledIn(html)).toEqual(["+36301234567"]);
      expect(html).toContain(said);
    }
    expect(meta.numbers).toEqual([
      { text: "06 30 123-4567", dialled: "+36301234567", e164: "+36301234567", from: "chat" },
    ]);
    expect(txt).toContain("+36301234567 (written in the chat: 06 30 123-4567)");
  });

  it("show a number that cannot be read for certain as it came, and do not say that there is none", async () => {
    const body = { ...only, chatId: 331, clientData: { name: "Jane", phone1: "234-567/12" }, conversation: [] };
    const { page, row } = await shown(body, {});
    for (const html of [page, row]) {
      expect(dialledIn(html)).toEqual([]);
      expect(html).toContain("234-567/12");
      expect(html).not.toContain("No number on record");
    }
  });

  it("are shown behind a link without what pays, also where it was taken for a number", async () => {
    const conversation = [
      { from: "Visitor", date: "2026-11-27T21:04:10+01:00", message: "call 3782 822463 10005 or +36 30 123 4567" },
    ];
    const body = { ...only, chatId: 332, conversation, clientData: { name: "Jane", mobil: "3782-822463-10005" } };
    const { page, meta } = await shown(body, {});
    expect(dialledIn(page)).toEqual(["+36301234567"]);
    expect(JSON.stringify(meta.numbers)).not.toContain("82246");
    for (const form of ["", ".meta.json", ".txt", ".md"]) {
      const link = await linkTo(`/chats/130/332${form}`, "slack");
      const text = await ask(new Request(ORIGIN + link, { headers: { Accept: "text/html" } }), {});
      expect(text.replaceAll(/\D/g, ""), form).not.toContain("82246310005");
      expect(text).toContain("30 123 4567");
    }
  });
});
