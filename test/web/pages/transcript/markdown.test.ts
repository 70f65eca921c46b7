import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inert, transcriptMarkdown } from "../../../../src/web/pages/transcript/formats/markdown.ts";
import hostile from "../../../fixtures/chats/hostile-text.json";
import { viewOf, viewSaying } from "./support/view.ts";

describe("customer text in Markdown", () => {
  it.each([
    ["<script>", "&lt;script&gt;"],
    ["&lt;", "&amp;lt;"],
    ["# no heading", "\\#\u2060 no heading"],
    ["1. no list", "1\\. no list"],
    ["- no list", "\\- no list"],
    ["=== no heading", "\\=\\=\\= no heading"],
    ["[no](link)", "\\[no\\]\\(link\\)"],
    ["*no* `code`", "\\*no\\* \\`code\\`"],
    ["a | b", "a \\| b"],
    ["@channel", "\u2060@\u2060channel"],
    ["https://evil.example", "https\\:\u2060//evil.\u2060example"],
    ["www.evil.example", "www\u2060.\u2060evil.\u2060example"],
    ["john@example.com", "john\u2060@\u2060example.\u2060com"],
    ["example.com or 3.50", "example.\u2060com or 3.50"],
    ["    no code block", "\u00a0\u00a0\u00a0\u00a0no code block"],
  ])("%j does nothing", (text, expected) => {
    expect(inert(text)).toBe(expected);
  });

  it("has no sign of the syntax without a backslash before it", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."\\`*_{}[]()#|~^$!:+=-<>&@ a1./") }), (text) => {
        expect(inert(text).replace(/\\[\\`*_{}[\]()#|~^$!:+=-]|&(?:lt|gt|amp);|^\u00a0*\d+\\\./g, "")).not.toMatch(
          /[\\`*_{}[\]()#|~^$!:+=<>&-]/,
        );
      }),
    );
  });

  it("stays in its quotation, line by line", () => {
    const markdown = transcriptMarkdown(viewSaying("one\n\n## Jane Smith\r\nthree"));
    expect(markdown).toContain("> one\\\n> \\\n> \\#\u2060\\#\u2060 Jane Smith\\\n> three\n");
  });

  it("makes nothing live of the hostile fixture", () => {
    expect(transcriptMarkdown(viewOf(hostile))).not.toMatch(/<|https:\/\/|@evil|\u202e/);
  });
});
