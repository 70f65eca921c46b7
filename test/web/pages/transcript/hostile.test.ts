import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { transcriptPage } from "../../../../src/web/pages/transcript/page.tsx";
import hostile from "../../../fixtures/chats/hostile-text.json";
import { viewOf, viewSaying } from "./support/view.ts";

const OURS = new Set(
  "html head meta title style body main article header p strong h1 ul li a figure figcaption blockquote nav section h2 dl div dt dd h3 ol time b bdi span aside table tbody tr th td i".split(
    " ",
  ),
);

/** Every tag of a page, or an error where a tag is not written as we write them. */
function tagsOf(page: string): readonly string[] {
  const rest = page.replace(/<style>.*?<\/style>/s, "<style></style>").replace(/^<!doctype html>/, "");
  const tags = [...rest.matchAll(/<(\/?)([a-z0-9]+)((?: [a-z-]+(?:="[^"<]*")?)*)\/?>/g)];
  expect(rest.split("<").length - 1).toBe(tags.length);
  for (const [, , , attributes = ""] of tags) expect(attributes).not.toMatch(/ (on\w+|style|src)\b/);
  return tags.map(([, , name = ""]) => name);
}

describe("what a customer wrote", () => {
  it("adds no tag and no attribute to the page, wherever it stands", () => {
    const piece = fc.constantFrom(
      "<script>",
      "</p>",
      '"',
      "'",
      "&lt;",
      "<img src=x onerror=a()>",
      "<!--",
      "https://a.b/",
      "]]>",
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 6 });
    fc.assert(
      fc.property(text, text, (words, name) => {
        const view = viewSaying(words.join(""), name.join("") || "Visitor");
        for (const tag of tagsOf(transcriptPage(view))) expect(OURS).toContain(tag);
      }),
    );
  });

  it("makes no script, image or formula of the hostile fixture", () => {
    const page = transcriptPage(viewOf(hostile));
    expect(page).not.toMatch(/<script|<img|<!channel|\u202e/);
    expect(page).toContain("&lt;script>alert(1)&lt;/script>");
    expect(page).toContain('<span class="sign">[U+202E]</span>gnp.exe');
  });

  it.each([
    ["see https://example.com/a?b=1&c=2.", "https://example.com/a?b=1&amp;c=2"],
    ["(http://example.com)", "http://example.com/"],
    ["HTTPS://EXAMPLE.COM", "https://example.com/"],
  ])("becomes a link that tells nothing of us in %j", (text, href) => {
    expect(transcriptPage(viewSaying(text))).toContain(`<a href="${href}" rel="noopener noreferrer nofollow ugc">`);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.com",
    "//example.com",
    "https://bank.example@evil.example",
    "https://",
    "www.example.com",
  ])("is no link in %j", (text) => {
    expect(transcriptPage(viewSaying(text))).not.toContain("nofollow");
  });

  it("hides no character but those that scripts are written with", () => {
    const page = transcriptPage(viewSaying("\0\u001b\u007f\u0085\u200b\u2066\ufeff\ufffe\u{1ffff} می‌خواهم"));
    const signs = [...page.matchAll(/<span class="sign">([^<]+)<\/span>/g)].map(([, sign]) => sign);
    const unseen = ["[U+0085]", "[U+200B]", "[U+2066]", "[U+FEFF]", "[U+FFFE]", "[U+1FFFF]"];
    expect(new Set(signs)).toEqual(new Set(["␀", "␛", "␡", ...unseen]));
    expect(page).toContain("می‌خواهم");
  });
});
