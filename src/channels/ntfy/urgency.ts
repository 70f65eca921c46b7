import type { Message } from "../message.ts";

/** 5: long vibration bursts; 4: one; 3: a short one; 2: no sound, only in the list. */
type Priority = 2 | 3 | 4 | 5;

const BY_REASON: Readonly<Record<string, Priority>> = { lost: 5, missed: 4, "sla-breached": 3 };

/** How loud a message is. A replacement is silent: the reader has heard of the alert. */
export function priorityOf({ kind, about, replaces }: Message): Priority {
  switch (kind) {
    case "alert": {
      const [worst = ""] = about?.reasons ?? [];
      return (Object.hasOwn(BY_REASON, worst) ? BY_REASON[worst] : undefined) ?? 4;
    }
    case "escalation":
      return 5;
    case "reminder":
    case "warning":
    case "outage":
      return 4;
    case "update":
    case "resolution":
      return replaces === undefined ? 3 : 2;
    case "digest":
      return 2;
    case "test":
      return 3;
  }
}

/** ntfy's short code of the emoji before the title. */
export function emojiOf({ kind }: Message): string {
  return EMOJIS[kind];
}

const EMOJIS: Readonly<Record<Message["kind"], string>> = {
  alert: "speech_balloon",
  escalation: "rotating_light",
  reminder: "alarm_clock",
  update: "raising_hand",
  resolution: "white_check_mark",
  digest: "bar_chart",
  warning: "warning",
  outage: "no_entry",
  test: "bell",
};
