import { describe, expect, it } from "vitest";
import { formByAccept, readChatSegment } from "../../../src/web/http/content-type.ts";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

describe("the form of a transcript", () => {
  it.each([
    ["101", { chatId: 101, form: null }],
    ["101.html", { chatId: 101, form: "html" }],
    ["101.json", { chatId: 101, form: "json" }],
    ["101.meta.json", { chatId: 101, form: "meta.json" }],
    ["101.txt", { chatId: 101, form: "txt" }],
    ["101.md", { chatId: 101, form: "md" }],
    ["101.csv", { chatId: 101, form: "csv" }],
    ["9007199254740991.csv", { chatId: 9007199254740991, form: "csv" }],
    ["9007199254740992", null],
    ["101.pdf", null],
    ["101.", null],
    ["101.json.json", null],
    ["101.JSON", null],
    ["0", null],
    ["0101", null],
    ["1e3", null],
    ["-1", null],
    ["%31", null],
    ["", null],
  ])("by the suffix of %j is %j", (segment, expected) => {
    expect(readChatSegment(segment)).toEqual(expected);
  });

  it.each([
    [null, "html"],
    ["", "html"],
    ["*/*", "html"],
    [BROWSER, "html"],
    ["application/json", "json"],
    ["Application/JSON; charset=utf-8", "json"],
    ["text/plain", "txt"],
    ["text/markdown", "md"],
    ["text/csv", "csv"],
    ["text/*", "html"],
    ["application/*", "json"],
    ["application/json, text/plain, */*", "json"],
    ["text/plain, application/json", "txt"],
    ["text/html;q=0.5, application/json", "json"],
    ["text/csv;q=0.9, text/markdown;q=0.95, */*;q=0.1", "md"],
    ["text/html;q=0, */*", "json"],
    ["text/*;q=0.5, text/csv", "csv"],
    ["application/json;q=0", "html"],
    ["application/json;q=nonsense, text/csv;q=0.1", "csv"],
    ["image/png", "html"],
    ["application/pdf, text/csv;q=0.001", "csv"],
  ])("by Accept %j is %s", (accept, expected) => {
    expect(formByAccept(accept)).toBe(expected);
  });
});
