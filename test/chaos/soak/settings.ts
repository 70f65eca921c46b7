/** Who hears: Slack by a webhook each; what `sales` can not be told goes to `desk`. */
export const TARGETS = ["sales", "desk"] as const;
export type Target = (typeof TARGETS)[number];

/** The queues of chats, and who has to hear of them at once. No rule names the last one. */
export const QUEUES = [
  { name: "Sales HU", recipients: ["sales"] },
  { name: "Support", recipients: ["sales", "desk"] },
  { name: "Sales EN", recipients: ["sales"] },
  { name: "Billing", recipients: ["sales", "desk"] },
  { name: "Chat", recipients: ["sales"] },
] as const satisfies readonly { readonly name: string; readonly recipients: readonly Target[] }[];

/** In which the Worker is started. */
const ZONE = "Europe/Budapest";
/** After so many minutes it is escalated that nobody has claimed an alert, and reminded of one that is claimed: the least. */
export const FOLLOWED_AFTER = 1;

/** What a small contact centre would set, with the shortest times. `digestAt`: in the minute of this instant. */
export function settingsFor(urls: Readonly<Record<Target, string>>, digestAt: number) {
  const after = `${FOLLOWED_AFTER}m`;
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
  return {
    SLACK_SALES_URL: urls.sales,
    SLACK_DESK_URL: urls.desk,
    TARGETS: {
      sales: { channel: "slack", webhook: "SLACK_SALES_URL", fallback: "desk" },
      desk: { channel: "slack", webhook: "SLACK_DESK_URL" },
    },
    RULES: [
      { name: "Sales", match: { queue: "Sales*" }, to: ["sales"], escalate: [{ after, to: ["desk"] }] },
      { name: "Service", match: { queue: ["Support", "Billing"] }, to: ["sales", "desk"], remind: after },
    ],
    DIGEST_DAILY: time.format(digestAt),
  };
}

export function recipientsOf(queue: string): readonly Target[] {
  return QUEUES.find(({ name }) => name === queue)?.recipients ?? [];
}
