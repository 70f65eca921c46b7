import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isClosing, isFiller } from "../../../src/chat/authors/closing-words.ts";

const CLOSINGS = [
  ...[
    "Thanks, bye!",
    "ok",
    "OK thanks",
    "Thank you very much for your help.",
    "no, thanks",
    "That's all, thank you :)",
  ],
  ...["szia", "viszlát", "Köszönöm szépen a segítséget! Szép napot!", "koszi", "Rendben, köszönöm.", "Értem, köszi 👍"],
  ...["Nem, köszönöm.", "További szép napot kívánok!", "Danke, tschüss!", "Vielen Dank für Ihre Hilfe", "Tschüß"],
  ...["Alles klar, danke schön", "Einen schönen Tag noch!", "Nein danke", "Merci beaucoup", "Grazie mille, ciao"],
  ...[
    "¡Gracias!".slice(1),
    "Mulțumesc",
    "Ďakujem",
    "Dziękuję bardzo",
    "Hvala lijepa",
    "Дякую",
    "Спасибо!",
    "dank je wel",
  ],
  ...["👍", "👍🏽", "❤️", "🙏🙏", "Thanks 😊", "super, thanks!", "great 👍", "thx ;)"],
  ...[
    "Goodbye and thank you",
    "Many thanks indeed",
    "Thank you for your quick response",
    "Thanks, you too",
    "alright thanks",
  ],
  ...[
    "Nagyon szépen köszönöm",
    "Köszönöm a gyors választ, Önnek is",
    "Vielen Dank für die schnelle Hilfe",
    "gleichfalls",
  ],
];

describe("closing words", () => {
  it.each(CLOSINGS)("are %j", (text) => {
    expect(isClosing(text)).toBe(true);
    expect(isClosing(text.normalize("NFD").toUpperCase())).toBe(true);
    expect(isClosing(` ${text}\n`)).toBe(true);
  });

  it.each([
    ...["thanks, but when do you deliver?", "köszi, de mikor?", "köszi, de mikor jön", "Danke, aber wann"],
    ...[
      "thanks but no",
      "ok, call me",
      "help",
      "help, thanks",
      "Hilfe",
      "yes",
      "igen",
      "no",
      "nem",
      "ja",
      "hi",
      "hello",
    ],
    ...["ok :(", "👎", "😡", "thanks 😡", "😭", "great", "super", "perfect", "", " ", "...", "??", "!!", "ok?", "ok？"],
    ...["köszi\u037e", "thanks in advance", "thanks 2", "thanks ２", "thanks ②", "1️⃣", "+36 30 123 4567", "thank"],
    ...["thanks ".repeat(40), "ok https://example.com", "thanks@example.com", "danke das Paket fehlt"],
  ])("are not %j", (text) => {
    expect(isClosing(text)).toBe(false);
  });

  it.each(["Thank you Jane", "Thanks, Smith!", "Köszönöm, Éva", "bye jane"])("may name the agent: %j", (text) => {
    const agents = ["Jane Smith", "Kovács Éva"];
    expect(isClosing(text, agents)).toBe(true);
    expect(isClosing(text, [])).toBe(false);
  });

  it.each(["Jane", "Jane?", "Jane, call me", "thanks Jane but when", "Jane Smith", "and", "and Jane"])(
    "are not made of the agent's name: %j",
    (text) => {
      expect(isClosing(text, ["Jane Smith"])).toBe(false);
    },
  );

  const closing = fc.constantFrom(...CLOSINGS);

  it("may follow each other", () => {
    fc.assert(
      fc.property(
        fc.array(closing, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(" ", ", ", "\n", "! "),
        (all, gap) => {
          const text = all.join(gap);
          expect(isClosing(text)).toBe(text.length <= 200);
        },
      ),
    );
  });

  it("are never a text with a question mark, a digit or an unknown word, wherever it stands", () => {
    const question = fc.constantFrom("?", "？", "؟", "¿", "\u037e", "⁇", "⁉", "❓");
    const digit = fc.constantFrom("0", "7", "24", "３", "²", "٤", "Ⅳ");
    const unknown = fc.constantFrom(
      "but",
      "de",
      "aber",
      "mikor",
      "when",
      "wann",
      "parcel",
      "csomag",
      "call",
      "hívjon",
      "nicht",
    );
    const invented = fc
      .string({ unit: fc.constantFrom(..."bcdfgqvxz"), minLength: 3, maxLength: 9 })
      .map((word) => `qx${word}`);
    const parts = fc.tuple(closing, fc.oneof(question, digit, unknown, invented), closing, fc.boolean());
    fc.assert(
      fc.property(parts, ([before, odd, after, isLast]) => {
        expect(isClosing(isLast ? `${before} ${odd}` : `${before} ${odd} ${after}`)).toBe(false);
        expect(isClosing(`${odd} ${after}`)).toBe(false);
      }),
    );
  });

  it("are judged of any text without a failure", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(typeof isClosing(text)).toBe("boolean");
        if (/[?\p{N}]/u.test(text)) expect(isClosing(text)).toBe(false);
      }),
    );
  });
});

describe("what says nothing of what the customer wanted", () => {
  it.each(["thanks", "??", "!!!", "👍", "😡", "…"])("is %j", (text) => {
    expect(isFiller(text)).toBe(true);
  });

  it.each(["hello?", "4", "Where is it", "ok?"])("is not %j", (text) => {
    expect(isFiller(text)).toBe(false);
  });
});
