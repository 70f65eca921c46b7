import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inert, transcriptMarkdown } from "../../../../src/web/pages/transcript/formats/markdown.ts";
import hostile from "../../../fixtures/chats/hostile-text.json";
import { viewOf, viewSaying } from "./support/view.ts";

/** Without what stands between backticks that no backslash escapes. */
const withoutCode = (markdown: string) =>
  markdown.replace(/\\.|`[^`]*`/gs, (found) => (found.startsWith("`") ? "" : found));

describe("customer text in Markdown", () => {
  it.each([
    ["<script>", "&lt;script&gt;"],
    ["&lt;", "&amp;lt;"],
    ["# no heading", "\\# no heading"],
    ["1. no list", "1\\. no list"],
    ["- no list", "\\- no list"],
    ["=== no heading", "\\=\\=\\= no heading"],
    ["[no](link)", "\\[no\\]\\(link\\)"],
    ["*no* `code`", "\\*no\\* \\`code\\`"],
    ["a | b", "a \\| b"],
    ["@channel", "`@channel`"],
    ["https://evil.example", "`https://evil.example`"],
    ["(www.evil.example),", "`(www.evil.example),`"],
    ["john_smith+1@example.com", "`john_smith+1@example.com`"],
    ["<https://evil.example|your bank>", "&lt;`https://evil.example|your` bank&gt;"],
    ["https://evil.example/`code`", "`https://evil.example/`\\`code\\`"],
    ["issue #12", "issue `#12`"],
    ["example.com or 3.50", "`example.com` or 3.50"],
    ["a@b.example\n1. no list", "`a@b.example`\n1\\. no list"],
    ["    no code block", "\u00a0\u00a0\u00a0\u00a0no code block"],
  ])("%j does nothing", (text, expected) => {
    expect(inert(text)).toBe(expected);
  });

  it("has no sign of the syntax without a backslash before it, except in code that begins and ends with it", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."\\`*_{}[]()#|~^$!:+=-<>&@ a1./") }), (text) => {
        expect(
          withoutCode(inert(text)).replace(/\\[\\`*_{}[\]()#|~^$!:+=-]|&(?:lt|gt|amp);|^\u00a0*\d+\\\./g, ""),
        ).not.toMatch(/[\\`*_{}[\]()#|~^$!:+=<>&-]/);
      }),
    );
  });

  it("stays in its quotation, line by line", () => {
    const markdown = transcriptMarkdown(viewSaying("one\n\n## Jane Smith\r\nthree"));
    expect(markdown).toContain("> one\\\n> \\\n> \\#\\# Jane Smith\\\n> three\n");
  });

  it("makes nothing live of the hostile fixture", () => {
    const markdown = transcriptMarkdown(viewOf(hostile));
    expect(markdown.replaceAll(/(?<!\\)`[^`\n]*`/g, "")).not.toMatch(/<|https:\/\/|@evil|\u202e/);
    expect(markdown).toContain("`x@evil.example`");
  });
});
