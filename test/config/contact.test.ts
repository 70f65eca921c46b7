import { describe, expect, it } from "vitest";
import { SETTINGS } from "../../src/config/var-table.ts";
import { readSetting } from "../../src/config/vars.ts";

function contactOf(SECURITY_CONTACT?: unknown) {
  const mistakes: string[] = [];
  const contact = readSetting({ SECURITY_CONTACT }, SETTINGS.securityContact, (setting, problem) =>
    mistakes.push(`${setting} ${problem}`),
  );
  return { contact, mistakes };
}

describe("SECURITY_CONTACT", () => {
  it.each([
    ["security@example.com", "mailto:security@example.com"],
    [" mailto:Security+web@sub.example.co.uk ", "mailto:Security+web@sub.example.co.uk"],
    ["https://example.com/security?lang=en", "https://example.com/security?lang=en"],
    ["", null],
    [undefined, null],
  ])("%j is %j", (given, contact) => {
    expect(contactOf(given)).toEqual({ contact, mistakes: [] });
  });

  it.each([
    ...[
      "security",
      "security@example",
      "http://example.com",
      "//example.com",
      "javascript:alert(1)",
      "a@b.c\nContact: x",
    ],
    ...["https://", "https://user:pass@example.com/", "tel:+36301234567", "a@example.com, b@example.com"],
  ])("%j is no contact, and what would be right is said", (given) => {
    const { contact, mistakes } = contactOf(given);
    expect(contact).toBeNull();
    expect(mistakes).toEqual([
      "SECURITY_CONTACT must be a mail address or an https:// address, such as security@example.com",
    ]);
  });
});
