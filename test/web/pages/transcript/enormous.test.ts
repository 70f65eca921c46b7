import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../../../src/chat/canonical-json.ts";
import type { Chat } from "../../../../src/chat/chat.ts";
import { measure } from "../../../../src/chat/measures.ts";
import { readChat } from "../../../../src/chat/read.ts";
import { renderAlert } from "../../../../src/delivery/messages/alert.ts";
import { summarize } from "../../../../src/intake/summarize.ts";
import { formatFor } from "../../../../src/locale/format.ts";
import { type Language, wordsFor } from "../../../../src/locale/locale.ts";
import { changesBetween } from "../../../../src/web/pages/transcript/content/changes.ts";
import { search } from "../../../../src/web/pages/transcript/content/search.ts";
import type { TranscriptView } from "../../../../src/web/pages/transcript/content/view.ts";
import { transcriptCsv } from "../../../../src/web/pages/transcript/formats/csv.ts";
import { transcriptMarkdown } from "../../../../src/web/pages/transcript/formats/markdown.ts";
import { transcriptMeta } from "../../../../src/web/pages/transcript/formats/meta.ts";
import { transcriptText } from "../../../../src/web/pages/transcript/formats/text.ts";
import { transcriptPage } from "../../../../src/web/pages/transcript/page.tsx";
import { ENORMOUS } from "../../../chat/support/enormous.ts";
import { READING } from "../../../support/reading.ts";
import { sampled, THOROUGH } from "../../../support/thorough.ts";
import { signedIn } from "./support/signed-in.ts";
import { viewOfChat } from "./support/view.ts";

const MOST_HTML = 5_000_000;
/** In milliseconds. A page takes less than 200 ms, and a text form 500, on a machine that has nothing else to do. */
const PATIENCE = 8_000;

function read(text: string): Chat {
  const reading = readChat(text, READING);
  if (!reading.ok) throw new Error(`it is no chat: ${reading.problem.code}`);
  return reading.chat;
}

async function timed<Made>(make: () => Made): Promise<Made> {
  const started = await now();
  const made = make();
  expect((await now()) - started).toBeLessThan(PATIENCE);
  return made;
}

/** In this runtime the clock stands still until something is waited for. */
async function now(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  return performance.now();
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** In `npm test` each of them has a page, and the next one has what this one has not of all else. */
const BODIES = ENORMOUS.filter(([, , always]) => THOROUGH || always).map(
  ([name, make], turn) => [name, { make, turn }] as const,
);

describe("a body of ten megabytes", () => {
  it.each(BODIES)("of %s has a page of a few megabytes in a moment, and text forms", async (_, { make, turn }) => {
    const text = new TextDecoder().decode(new TextEncoder().encode(make()));
    const { view, page } = await timed(() => {
      const made: TranscriptView = { ...viewOfChat(read(text)), country: "HU" };
      return { view: made, page: transcriptPage(made) };
    });
    expect(sizeOf(page)).toBeLessThan(MOST_HTML);
    const found = () => transcriptPage(signedIn(view, { found: search(view.chat, "a") }));
    const others = [
      async () => expect(sizeOf(await timed(found))).toBeLessThan(MOST_HTML),
      () => timed(() => transcriptText(view)),
      () => timed(() => transcriptMarkdown(view)),
      () => timed(() => transcriptCsv(view)),
      () => timed(() => transcriptMeta(view)),
      () => timed(() => summarize(view.chat, { ...READING, country: "HU" })),
      () => timed(() => canonicalJson(text)),
      async () => expect((await timed(() => composed(view.chat))).length).toBeLessThan(100_000),
    ];
    for (const other of sampled(others, 2, turn)) await other();
  });
});

const SHOW = ["name", "words", "a", "phone", "writtenNumbers"];

/** What a target is told that is shown as much as can be. */
function composed(chat: Chat): string {
  const about = { chat, measures: measure(chat), reasons: ["missed"], show: SHOW } as const;
  const told = {
    ...about,
    country: "HU",
    byDefault: false,
    otherTarget: null,
    receivedAt: 0,
    link: null,
    now: 0,
  } as const;
  return JSON.stringify(renderAlert(told, wordsFor("en").alert, formatFor("en", "Europe/Budapest")));
}

function bodyOf(fields: number, messages: number, text = "hi"): string {
  const conversation = Array.from({ length: messages }, (_, at) => ({
    from: "Visitor",
    message: `${text} ${at + 1}.`,
  }));
  const clientData = Object.fromEntries(
    Array.from({ length: fields }, (_, at) => [`field${at + 1}`, `value ${at + 1}.`]),
  );
  return JSON.stringify({ projectId: 130, chatId: 1, conversation, clientData });
}

function formsOf(body: string, language: Language): Readonly<Record<string, string>> {
  const view: TranscriptView = { ...viewOfChat(read(body)), format: formatFor(language, "Europe/Budapest") };
  const page = transcriptPage(view).replaceAll("\u00a0", " ");
  return { page, txt: transcriptText(view), md: transcriptMarkdown(view), csv: transcriptCsv(view) };
}

describe("what is too much to be shown", () => {
  it.each([
    ["en", "And 8,000 more fields"],
    ["hu", "És még 8000 mező"],
  ] as const)("of the customer's fields is counted, in every form: %s", (language, said) => {
    const { page, txt, md } = formsOf(bodyOf(10_000, 1), language);
    for (const form of [page, txt, md]) {
      expect(form?.replaceAll(/[\u00a0\u202f]/g, " ")).toMatch(new RegExp(said.replace("8000", "8 ?000")));
      expect(form).toContain("value 1500.");
      expect(form).not.toContain("value 2001.");
    }
  });

  it("of the messages is counted, and the first and the last are shown", () => {
    const { page, txt, md, csv } = formsOf(bodyOf(1, 100_000), "en");
    expect(page).toContain("98,500 messages are not shown here");
    expect(page).toContain(">100,000<");
    for (const form of [page, txt, md, csv]) {
      expect(form).toMatch(/hi 1\\?\./);
      expect(form).toMatch(/hi 100000\\?\./);
    }
    for (const form of [txt, md, csv]) {
      expect(form).toContain("80,000 messages are not shown here");
      expect(form).toMatch(/hi 10000\\?\./);
      expect(form).toMatch(/hi 90001\\?\./);
    }
    expect(JSON.parse(transcriptMeta(viewOfChat(read(bodyOf(1, 100_000)))))).toMatchObject({
      unread: { messages: 80_000, fields: 0 },
      messages: { all: 100_000 },
    });
  });

  it("of one message is counted, and the text forms have it", () => {
    const { page, txt, md } = formsOf(bodyOf(1, 1, "x".repeat(1_000_000)), "en");
    expect(page).toContain("and 980,003 more characters");
    for (const form of [txt, md]) expect(form).toContain("x".repeat(1_000_000));
  });

  it("of a conversation that people have is nothing", () => {
    const { page } = formsOf(bodyOf(1_000, 1_000, "A sentence of a usual length, with a greeting."), "en");
    expect(page).not.toContain("not shown here");
    for (const at of [1, 500, 501, 1_000]) expect(page).toContain(`greeting. ${at}.`);
  });
});

describe("what changed between enormous revisions", () => {
  it("is found in a moment, and shown as far as it fits", async () => {
    const before = read(bodyOf(2_000, 20_000, "<".repeat(100)));
    const after = read(bodyOf(0, 20_000, ">".repeat(100)));
    const changes = await timed(() => changesBetween(before, after));
    const view = { ...viewOfChat(after), revision: 2, current: 2 };
    const page = await timed(() =>
      transcriptPage(signedIn(view, { changes, revisions: [2, 1].map((revision) => ({ revision, receivedAt: 0 })) })),
    );
    expect(sizeOf(page)).toBeLessThan(MOST_HTML);
    expect(page).toContain("1,900 more");
  });
});
