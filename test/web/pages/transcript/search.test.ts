import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, placesOf, search } from "../../../../src/web/pages/transcript/content/search.ts";
import type { TranscriptView } from "../../../../src/web/pages/transcript/content/view.ts";
import { transcriptPage } from "../../../../src/web/pages/transcript/page.tsx";
import { signedIn } from "./support/signed-in.ts";
import { viewSaying } from "./support/view.ts";

/** What is found of a query in a text, as it stands there. */
function foundIn(text: string, query: string): readonly string[] {
  return placesOf(fold(query), text).map(({ start, end }) => text.slice(start, end));
}

function searched(view: TranscriptView, query: string): string {
  return transcriptPage(signedIn(view, { found: search(view.chat, query) }));
}

describe("a search", () => {
  it.each([
    ["Árvíztűrő tükörfúrógép", "arvizturo", ["Árvíztűrő"]],
    ["arvizturo ÁRVÍZTŰRŐ", "árvíztűrő", ["arvizturo", "ÁRVÍZTŰRŐ"]],
    ["Straße und STRASSE", "strasse", ["Straße", "STRASSE"]],
    ["ΣΟΦΟΣ σοφός", "σοφος", ["ΣΟΦΟΣ", "σοφός"]],
    ["İstanbul", "istanbul", ["İstanbul"]],
    ["cafe\u0301s", "café", ["cafe\u0301"]],
    ["pass\u200bword", "password", ["pass\u200bword"]],
    ["👍🏽 ok 👍🏽", "👍🏽", ["👍🏽", "👍🏽"]],
    ["aaaa", "aa", ["aa", "aa"]],
    ["ﬁne", "f", ["ﬁ"]],
    ["nothing", "x", []],
  ])("finds in %j, asked for %j, whatever the case and the accents: %j", (text, query, found) => {
    expect(foundIn(text, query)).toEqual(found);
  });

  it("finds a telephone number however it is written", () => {
    const { chat } = viewSaying("call +36 (30) 123-4567, or 06301234567; order 4711");
    expect(search(chat, "06 30/123 4567", "HU")?.count).toBe(2);
    expect(search(chat, "+36301234567", null)?.count).toBe(1);
    expect(search(chat, "06301234567", "HU")?.count).toBe(2);
    expect(search(chat, "+36 20 123 4567", "HU")?.count).toBe(0);
    expect(
      transcriptPage(signedIn(viewSaying("call +36 (30) 123-4567"), { found: search(chat, "06301234567", "HU") })),
    ).toContain("<mark>+36 (30) 123-4567</mark>");
  });

  it("finds what somebody copies from a text, and cuts no character in two", () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom("á", "É", "ő", "ß", "🙂", " ", "a"),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (whole) => {
        const places = placesOf(fold(whole), whole);
        expect(places.length).toBe(fold(whole) === "" ? 0 : 1);
        for (const { start, end } of places) expect(whole.slice(start, end).isWellFormed()).toBe(whole.isWellFormed());
      }),
    );
  });

  it("marks every hit, counts them and leads to the first", () => {
    const page = searched(viewSaying("Kérem, hívjon vissza! KEREM!"), "kerem");
    expect(page).toContain("<mark>Kérem</mark>, hívjon vissza! <mark>KEREM</mark>!");
    expect(page).toContain("2 hits for “kerem” in 1 message.");
    expect(page).toContain('<a href="#m-1">To the first hit</a>');
    expect(page).toContain('value="kerem"');
  });

  it("marks within a link and across its edge, and the link stays whole", () => {
    const page = searched(viewSaying("see https://example.com/abc now"), "see https://example");
    expect(page).toContain('<mark>see </mark><a href="https://example.com/abc"');
    expect(page).toContain("<mark>https://example</mark>.com/abc</a>");
  });

  it("says that nothing was found, and shows what was asked for as text alone", () => {
    const page = searched(viewSaying("hi"), '<img src=x>"\u202e');
    expect(page).toContain('Nothing found for “&lt;img src=x>&quot;<span class="sign">[U+202E]</span>”.');
    expect(page).not.toContain("<mark>");
  });

  it("is none where nothing, or nothing but spaces and accents, is asked for", () => {
    for (const query of [null, "", "  ", "\u0301"]) expect(search(viewSaying("a b").chat, query)).toBeNull();
  });

  it("is offered to nobody who came by a signed link, whose query must stay as it was signed", () => {
    expect(transcriptPage(viewSaying("hi"))).not.toContain("<form");
    expect(searched(viewSaying("hi"), "hi")).toContain('<form method="get" action="/chats/130/102"');
  });
});
