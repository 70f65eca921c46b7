import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filledLinks } from "../../../src/chat/fields/crm-links.ts";
import { readChat } from "../../../src/chat/read.ts";
import beyond from "../../fixtures/chats/number-beyond-2-53.json?raw";
import byPhone from "../../fixtures/chats/option-ids-and-contacts-by-phone.json?raw";
import { READING } from "../../support/reading.ts";

function filled(url: string, text: string): string | null {
  const reading = readChat(text, READING);
  if (!reading.ok) throw new Error(reading.problem.code);
  return filledLinks([{ label: "CRM", url }], reading.chat, null)[0]?.url ?? null;
}

const having = (value: unknown) =>
  JSON.stringify({
    projectId: 130,
    chatId: 7,
    contactId: 12,
    ticketId: 3,
    clientData: { id: value, phone1: "+36301234567" },
  });

describe("a link into another system", () => {
  it("has a number beyond 2^53 as it was sent", () => {
    expect(filled("https://crm.example.com/c/{customerid}", beyond)).toBe(
      "https://crm.example.com/c/1152921506151679042",
    );
  });

  it.each([
    ["https://crm.example.com/{projectId}/{chatId}/{contactId}?t={ticketId}", "https://crm.example.com/130/7/12?t=3"],
    ["https://crm.example.com/{PROJECTID}-{Id}", "https://crm.example.com/130-a1"],
    ["https://crm.example.com/tel/{phone1}", "https://crm.example.com/tel/%2B36301234567"],
    ["https://crm.example.com/tel/{phone}", "https://crm.example.com/tel/%2B36301234567"],
    ["https://crm.example.com/#{id}", "https://crm.example.com/#a1"],
    ["https://crm.example.com/", "https://crm.example.com/"],
    ["http://localhost:8080/{id}", "http://localhost:8080/a1"],
  ])("is filled: %s", (url, expected) => {
    expect(filled(url, having("a1"))).toBe(expected);
  });

  it("names fields that nest", () => {
    expect(filled("https://crm.example.com/{contacts.phone1.email}", byPhone)).toBe(
      "https://crm.example.com/john.russell%40example.com",
    );
  });

  it.each([
    ["a/b", "a%2Fb"],
    ["a?b#c&d=e", "a%3Fb%23c%26d%3De"],
    ["../x", "..%2Fx"],
    ["a b", "a%20b"],
    ["Éva", "%C3%89va"],
    ["%2e%2e", "%252e%252e"],
    ["\\", "%5C"],
    [" 42 ", "42"],
    [["", " ", "42"], "42"],
  ])("has %j percent-encoded", (value, written) => {
    expect(filled("https://crm.example.com/c/{id}/x", having(value))).toBe(`https://crm.example.com/c/${written}/x`);
  });

  it.each(["", " ", null, [], "..", ".", "a\nb", "a\u0000", "\u202ea", "\ud800", "x".repeat(501)])(
    "is left out where the value is %j",
    (value) => {
      expect(filled("https://crm.example.com/c/{id}/x", having(value))).toBeNull();
      expect(filled("https://crm.example.com/c/{nosuch}", having("a"))).toBeNull();
    },
  );

  it("leads to no other host and no other path, whatever the value is", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."./\\%2e@:?#") })),
        (value) => {
          const url = filled("https://crm.example.com/c/{id}/x?y={id}", having(value));
          if (url === null) return;
          const { origin, pathname, searchParams } = new URL(url);
          expect(origin).toBe("https://crm.example.com");
          const [, c, id = "", x, ...rest] = pathname.split("/");
          expect([c, decodeURIComponent(id), x, rest]).toEqual(["c", value.trim(), "x", []]);
          expect(searchParams.get("y")).toBe(value.trim());
        },
      ),
    );
  });
});
