import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { LANGUAGES } from "../../src/locale/locale.ts";

const ENOUGH = {
  VCC_SECRET_KEY: "door-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-secret-of-32-characters-or-more",
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
};

function mistakesOf(changes: object): readonly string[] {
  const reading = readConfig({ ...ENOUGH, ...changes });
  return reading.ok ? [] : reading.mistakes.map(({ setting, problem }) => `${setting} ${problem}`);
}

function configOf(changes: object) {
  const reading = readConfig({ ...ENOUGH, ...changes });
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
  return reading.config;
}

describe("the settings", () => {
  it.each(LANGUAGES)("may say %s, for all and for a target", (language) => {
    const targets = { sales: { channel: "slack", locale: language } };
    const config = configOf({ LOCALE: language, TARGETS: targets });
    expect([config.language, config.targets.get("sales")?.language]).toEqual([language, language]);
  });

  it("need three secrets and nothing else", () => {
    expect(configOf({})).toMatchObject({
      encryption: null,
      allowedIps: [],
      adminToken: "admin-secret-of-32-characters-or-more",
      supervisorToken: undefined,
      cloudflareAccess: null,
      linkSecret: null,
      linkSecretPrevious: null,
      linkDays: 7,
      retentionDays: 180,
      publicUrl: null,
      timeZone: "UTC",
      language: "en",
      outOfOrderAfter: 86_400_000,
      routing: { rules: [], hours: new Map(), defaults: ["slack"], tooOldDays: 25 },
    });
  });

  it.each(Object.keys(ENOUGH))("say how to set %s where it is missing or empty", (name) => {
    for (const unset of [undefined, ""]) {
      const [mistake, ...more] = mistakesOf({ [name]: unset });
      expect(more).toEqual([]);
      expect(mistake).toMatch(new RegExp(`^${name} is not set.*wrangler secret put.*\\.dev\\.vars`));
    }
  });

  it.each([
    [{ VCC_CIPHER: "aes-256-gcm" }, /^VCC_CIPHER .*aes-256-ctr, aes-128-ctr, aes-256-cbc, aes-128-cbc$/],
    [{ VCC_ALLOWED_IPS: "192.0.2.1, vcc.live" }, /^VCC_ALLOWED_IPS "vcc\.live" .*192\.0\.2\.0\/24/],
    [{ VCC_ALLOWED_IPS: 7 }, /^VCC_ALLOWED_IPS must be a list/],
    [{ SLA_BREACHED: [7] }, /^SLA_BREACHED must be a list of texts/],
    [{ SLA_MET: {} }, /^SLA_MET must be a list of texts/],
    [{ BOTS: 7 }, /^BOTS must be a list of names, such as \["Assistant", "\*Bot"\]$/],
    [{ BOTS: ["Assistant", 7] }, /^BOTS must be a list of names/],
    [{ BOTS: ["Assistant", " "] }, /^BOTS has a pattern that is empty \(" "\)/],
    [{ BOTS: "*" }, /^BOTS has a pattern that fits everything \("\*"\)/],
    [{ AUTO_REPLIES: [""] }, /^AUTO_REPLIES has a pattern that is empty/],
    [{ AUTO_REPLIES: ["* **"] }, /^AUTO_REPLIES has a pattern that fits everything/],
    [{ AUTO_REPLIES: { text: "*closed*" } }, /^AUTO_REPLIES must be a text or a list of texts/],
    [{ PUBLIC_URL: "alerts.example.com" }, /^PUBLIC_URL .*https:\/\/alerts\.example\.com$/],
    [{ PUBLIC_URL: "https://alerts.example.com/chats" }, /^PUBLIC_URL .*no origin/],
    [{ PUBLIC_URL: "ftp://alerts.example.com" }, /^PUBLIC_URL .*no origin/],
    [
      { PUBLIC_URL: "http://alerts.example.com" },
      /^PUBLIC_URL must start with https:.*https:\/\/alerts\.example\.com$/,
    ],
    [{ PUBLIC_URL: "http://192.168.0.7:8787/" }, /^PUBLIC_URL must start with https:/],
    [{ PUBLIC_URL: "http://127.0.0.1.example.com" }, /^PUBLIC_URL must start with https:/],
    [{ TIME_ZONE: "Budapest" }, /^TIME_ZONE "Budapest" .*Europe\/Budapest$/],
    [{ TIME_ZONE: 1 }, /^TIME_ZONE must be a text/],
    [{ COUNTRY: "UK" }, /^COUNTRY "UK" .*the United Kingdom is GB$/],
    [{ COUNTRY: "XX" }, /^COUNTRY "XX" .*such as HU$/],
    [{ COUNTRY: 36 }, /^COUNTRY must be a text/],
    [{ LOCALE: "xx" }, /^LOCALE "xx" .*en, hu or de$/],
    [{ LINK_DAYS: "-1" }, /^LINK_DAYS must be a whole number of days from 0 to 3650$/],
    [{ LINK_DAYS: "a week" }, /^LINK_DAYS must be/],
    [{ RETENTION_DAYS: 0 }, /^RETENTION_DAYS must be a whole number of days from 1 to 3650$/],
    [{ RETENTION_DAYS: 1.5 }, /^RETENTION_DAYS must be/],
    [{ RETENTION_DAYS: "99999" }, /^RETENTION_DAYS must be/],
    [{ SLACK_WEBHOOK_URL: "http://hooks.slack.test/x" }, /^SLACK_WEBHOOK_URL .*https:\/\//],
    [{ SLACK_WEBHOOK_URL: "nonsense" }, /^SLACK_WEBHOOK_URL .*not a URL/],
  ])("that are wrong are named with their place and what would be right: %j", (changes, words) => {
    const mistakes = mistakesOf(changes);
    expect(mistakes[0]).toMatch(words);
    expect(new Set(mistakes.map((mistake) => mistake.split(" ")[0]))).toEqual(new Set(Object.keys(changes)));
  });

  it("name every mistake at once", () => {
    const mistakes = mistakesOf({
      VCC_SECRET_KEY: "",
      VCC_CIPHER: "rot13",
      VCC_ALLOWED_IPS: "a, b",
      TIME_ZONE: "x/y",
      LOCALE: "xx",
      LINK_DAYS: "x",
    });
    expect(mistakes.map((mistake) => mistake.split(" ")[0]).sort()).toEqual([
      "LINK_DAYS",
      "LOCALE",
      "TIME_ZONE",
      "VCC_ALLOWED_IPS",
      "VCC_ALLOWED_IPS",
      "VCC_CIPHER",
      "VCC_SECRET_KEY",
    ]);
  });

  it("never repeat a secret", () => {
    const secrets = {
      VCC_SECRET_KEY: "s3cret-door-of-32-characters-or-more",
      ADMIN_TOKEN: "s3cret-admin-of-32-characters-or-more",
      VCC_ENCRYPTION_KEY: "s3cret-key",
      LINK_SECRET: "s3cret-link-of-32-characters-or-more",
      SLACK_WEBHOOK_URL: "http://hooks.slack.test/s3cret-hook",
    };
    expect(mistakesOf({ ...secrets, VCC_CIPHER: "x", LOCALE: "xx" }).join()).not.toContain("s3cret");
    expect(mistakesOf({ SLACK_WEBHOOK_URL: "s3cret-hook" }).join()).not.toContain("s3cret");
  });
});

describe("a setting", () => {
  it("may be a list in TOML or a text with commas, with spaces around", () => {
    const twice = [configOf({ SLA_BREACHED: ["zuSpät ", "Late"] }), configOf({ SLA_BREACHED: " zuspät,late, " })];
    for (const { slaWords } of twice) expect([...slaWords.breached]).toEqual(["zuspät", "late"]);
    expect(configOf({ VCC_ALLOWED_IPS: "192.0.2.1, 2001:db8::/32" }).allowedIps).toHaveLength(2);
  });

  it("may be a number or its digits, and empty is as good as absent", () => {
    expect(configOf({ LINK_DAYS: 0 }).linkDays).toBe(0);
    expect(configOf({ LINK_DAYS: " 30 " }).linkDays).toBe(30);
    const texts = { TIME_ZONE: "", LOCALE: "", PUBLIC_URL: "", VCC_ALLOWED_IPS: "" };
    const empty = { ...texts, LINK_DAYS: "", RETENTION_DAYS: "", TOO_OLD_DAYS: "", OUT_OF_ORDER_AFTER: "" };
    expect(configOf(empty)).toEqual({ ...configOf({}), targets: expect.anything() });
  });

  it("of the link secret signs, and the one before it still opens", () => {
    const [linkSecret, linkSecretPrevious] = ["a-new-secret-of-32-characters-or-more", "old"];
    const secrets = { LINK_SECRET: linkSecret, LINK_SECRET_PREVIOUS: linkSecretPrevious };
    expect(configOf(secrets)).toMatchObject({ linkSecret, linkSecretPrevious });
  });

  it("of the key alone means the vendor's own cipher", () => {
    expect(configOf({ VCC_ENCRYPTION_KEY: "k" }).encryption).toEqual({ cipher: "aes-256-ctr", key: "k" });
    const chosen = configOf({ VCC_ENCRYPTION_KEY: "k", VCC_CIPHER: "AES-128-CBC" });
    expect(chosen.encryption?.cipher).toBe("aes-128-cbc");
  });

  it("says how old a chat may be to be told, and how long a target may fail", () => {
    expect(configOf({ TOO_OLD_DAYS: "7" }).routing.tooOldDays).toBe(7);
    const { bots, autoReplies } = configOf({ BOTS: "Assistant, *Bot,", AUTO_REPLIES: " Sorry, *closed* " }).reading;
    expect([bots, autoReplies]).toEqual([["ASSISTANT", "*BOT"], ["SORRY, *CLOSED*"]]);
    const listed = configOf({ BOTS: ["Sales, Bot"], AUTO_REPLIES: ["*closed*", "back at 8"] }).reading;
    expect([listed.bots, listed.autoReplies]).toEqual([["SALES, BOT"], ["*CLOSED*", "BACK AT 8"]]);
    expect(configOf({ OUT_OF_ORDER_AFTER: "1h30m" }).outOfOrderAfter).toBe(5_400_000);
    expect(configOf({ SESSION_IDLE: "30m" }).sessionIdle).toBe(1_800_000);
    expect(configOf({}).sessionIdle).toBe(4 * 3_600_000);
  });

  it("of the public address is an origin, with or without a slash", () => {
    expect(configOf({ PUBLIC_URL: "https://alerts.example.com/" }).publicUrl).toBe("https://alerts.example.com");
    for (const local of ["http://localhost:8787", "http://127.0.0.1:8787", "http://[::1]:8787"]) {
      expect(configOf({ PUBLIC_URL: local }).publicUrl).toBe(local);
    }
  });
});
