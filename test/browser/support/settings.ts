export const SECRETS = {
  VCC_SECRET_KEY: "browser-secret-key-of-32-characters",
  ADMIN_TOKEN: "browser-admin-token-of-32-characters",
  SUPERVISOR_TOKEN: "browser-supervisor-token-of-32-characters",
  LINK_SECRET: "browser-link-secret-of-32-characters",
  POSTMARK_WEBHOOK_PASSWORD: "browser-postmark-password-of-32-characters",
} as const;

/** By who holds them. */
export const TOKENS = { supervisor: SECRETS.SUPERVISOR_TOKEN, admin: SECRETS.ADMIN_TOKEN } as const;

/** What they call themselves. */
export const NAMES = { supervisor: "Kovács Éva", admin: "Jane Smith" } as const;
/** What somebody else calls themselves; it is as long as a name may be. */
export const HOSTILE_NAME = `"><img src=x onerror="window.planted=1"><b>@channel WWWWWWWW`;

/**
 * Who hears in these tests. `slack` and `mail` take what they are told, one chat in their first message; what is meant
 * for the two desks is kept until all is there, and told in one; `moved` answers with a redirect, which ends it, and
 * `gone` as Slack does when a webhook was revoked.
 */
export const SLACKS = ["slack", "desk", "moved", "gone"] as const;
export const DESKS = ["desk", "mail-desk"] as const;
const EVERYBODY = [...SLACKS, "mail", "mail-desk"];

/** Whose mail bounced: the second address is as long as one may be. */
export const AWAY = ["away@example.com", `${"o'hara/away".repeat(5)}@${"example-".repeat(7)}x.example.com`] as const;

/** Of chats that wait for an opening, which is never today. */
export const HELD_QUEUE = "Night";
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Secrets and vars of the Worker; `urls` are the stand-ins' by the targets' names. */
export function settings(urls: ReadonlyMap<string, string>, now: number): Readonly<Record<string, string | object>> {
  const to = (name: string) => ({ channel: "email", to: [`${name}@example.com`] });
  const inThreeDays = DAYS[(new Date(now).getUTCDay() + 3) % 7];
  return {
    ...SECRETS,
    ...Object.fromEntries([...urls].map(([name, url]) => [secretOf(name), url])),
    TIME_ZONE: "Europe/Budapest",
    SECURITY_CONTACT: "security@example.com",
    ALERT_EMAIL_FROM: "Chat alerts <alerts@example.com>",
    TARGETS: {
      ...Object.fromEntries(SLACKS.map((name) => [name, { channel: "slack", webhook: secretOf(name) }])),
      mail: to("mail"),
      "mail-desk": to("mail-desk"),
      // No rule sends to it.
      away: { channel: "email", to: [...AWAY] },
    },
    HOURS: { later: { open: [`${inThreeDays} 10:00-16:00`] } },
    RULES: [
      { name: "Night", match: { queue: HELD_QUEUE }, to: ["slack"], hours: "later" },
      { name: "Everybody", to: EVERYBODY },
    ],
  };
}

function secretOf(target: string): string {
  return `SLACK_${target.toUpperCase()}_URL`;
}
