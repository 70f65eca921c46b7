const DAILY =
  "If it can wait, nothing: it ends by itself. The Workers Paid plan ends it within minutes. If it happens again, see in the README what uses up rows.";

/** D1 has used up what the plan gives. Moments come in ready to be read. */
export const limitWarning = {
  title: "The database has reached a limit: no chat is taken",
  /** What is used up; and until when, null where that does not end by itself. */
  summary: (what: string, until: string | null) =>
    `Cloudflare D1 has reached a limit (${what}): no chat is taken until ${until ?? "there is room again"}.`,
  limits: {
    "daily-rows-read": "rows read per day",
    "daily-rows-written": "rows written per day",
    "database-size": "size of the database",
    "account-storage": "storage of the account",
  },
  limit: "Limit",
  until: "Until",
  untilRoom: "there is room again",
  /** What becomes of chats and alerts. */
  meanwhile: "Meanwhile",
  effects: {
    daily: "Chats are answered 503, and VCC Live sends them again. Alerts wait, and pages do not open.",
    lasting: "Chats are answered 503, and VCC Live sends them again for 23 days at most. Pages show what is stored.",
  },
  whatToDo: "What to do",
  advice: {
    "daily-rows-read": DAILY,
    "daily-rows-written": DAILY,
    "database-size":
      "Move to a plan with more room and set DATABASE_LIMIT_MB to its size, or lower RETENTION_DAYS so that less is kept.",
    "account-storage": "Delete databases that nobody needs, or move to a plan with more room.",
  },
  toldDaily: "This is told once a day while it lasts; /healthz names every limit that is reached.",
};
