/** What the audit list says. */
export const audit = {
  title: "Audit",
  intro: "Who saw, changed, exported or erased what, the latest first. Looking at this list is on it too.",
  when: "When",
  who: "Who",
  door: "Via",
  action: "Action",
  chat: "Chat",
  what: "Details",
  actions: {
    opened: "Opened",
    listed: "Looked at a list",
    exported: "Exported",
    retried: "Sent again",
    replayed: "Retried a quarantined body",
    tested: "Sent a test message",
    "switched-on": "Switched on",
    "switched-off": "Switched off",
    "revoked-links": "Revoked all links",
    claimed: "Claimed",
    resolved: "Resolved",
    reopened: "Reopened",
    "asked-to-erase": "Asked for erasure",
    erased: "Erased",
    expired: "Removed as too old",
    "session-ended": "Ended a session",
    "sign-in-refused": "Tried a wrong token",
    held: "Put on hold",
    "hold-ended": "Ended the hold",
    "mark-cleared": "Cleared the mark of a mail recipient",
  },
  /** `link`: whoever holds a signed one. `slack`: a button was pressed there. `cron`: nobody came in. */
  doors: {
    token: "token",
    session: "sign-in form",
    access: "Cloudflare Access",
    "service-token": "Cloudflare service token",
    link: "signed link",
    slack: "button in Slack",
    cron: "schedule",
  },

  /** What the page of the audit list says of its seals. */
  seals: {
    title: "Seals",
    intro:
      "Two hours after a day (UTC) has ended, its rows and the seal of the day before are hashed. Keep the latest seal somewhere else: with it, npm run audit:verify shows whether an export is complete and unchanged.",
    day: "Day (UTC)",
    rows: "Rows",
    seal: "Seal (SHA-256)",
    none: "No day is sealed yet.",
  },
};
