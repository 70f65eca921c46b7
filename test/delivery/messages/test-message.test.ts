import { expect, it } from "vitest";
import { plainText } from "../../../src/channels/email/plain-text.ts";
import { testMessage } from "../../../src/delivery/messages/test-message.ts";
import { formatFor } from "../../../src/locale/format.ts";

const NOW = Date.parse("2026-11-24T08:00:00Z");

it.each([
  ["en", "Test message", "all is well", "24 Nov 2026, 09:00"],
  ["de", "Testnachricht", "alles in Ordnung", "24. Nov. 2026, 09:00"],
  ["hu", "Tesztüzenet", "minden rendben", "2026. nov. 24. 09:00"],
] as const)("a test message in %s says that it is one, to whom, when, and that all is well", (language, ...words) => {
  const message = testMessage("sales-slack", NOW, formatFor(language, "Europe/Budapest"));
  const [test, well] = words;
  expect(message.title).toContain(test);
  expect(message.title).toContain(well);
  for (const word of [...words, "sales-slack"]) expect(plainText(message)).toContain(word);
  expect(message.about).toBeNull();
});
