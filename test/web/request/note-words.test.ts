import { describe, expect, it } from "vitest";
import { noteText } from "../../../src/web/request/note-words.ts";

describe("what is on record of a delivery", () => {
  it.each([
    ["answered 200", "válasz: 200"],
    ["answered 404 no_service", "válasz: 404 no_service"],
    ["answered 429, asked to wait 30 s", "válasz: 429, 30 másodperc türelmet kért"],
    ["answered 302, a redirect, which is never followed", "válasz: 302, átirányítás, amelyet soha nem követünk"],
    ["answered 400 invalid_blocks, as plain text too", "válasz: 400 invalid_blocks, egyszerű szövegként is"],
    [
      "gave up after 11 attempts: no answer within 10 s",
      "11 kísérlet után feladva: 10 másodpercen belül nem jött válasz",
    ],
    [
      "nothing but failures since 2026-11-25T08:00:00.000Z: answered 500, asked to wait 5 s",
      "2026-11-25T08:00:00.000Z óta minden kísérlet sikertelen: válasz: 500, 5 másodperc türelmet kért",
    ],
    ["refused E_FIELD_MISSING: a field of the mail is missing", "elutasítva: E_FIELD_MISSING"],
    ["resolved by Kovács Éva: called back", "lezárta: Kovács Éva (visszahívták)"],
    ["claimed by Kovács Éva", "átvette: Kovács Éva"],
    [
      "the target asked to be left alone until 2026-11-25T08:00:00.000Z: told to sales-mail",
      "a címzett türelmet kért eddig: 2026-11-25T08:00:00.000Z; helyette: sales-mail",
    ],
    ['the rule "Night" tells nobody', "a szabály („Night”) szerint senkinek sem kell szólni"],
    [
      "too old: closed more than 25 days before it came in",
      "túl régi: több mint 25 nappal azelőtt zárult le, hogy beérkezett",
    ],
  ])("is said in Hungarian, and in English as it is: %s", (note, said) => {
    expect([noteText("hu", note), noteText("en", note)]).toEqual([said, note]);
  });

  it("is given as it is, where nobody knows its form", () => {
    expect(noteText("hu", "something of an older version")).toBe("something of an older version");
  });
});
