import type { Message } from "./message.ts";

/** How pressing a message is, for its colour. The words say the same: a colour is never all that says it. */
export type Tone = "urgent" | "late" | "done" | "neutral";

/** The pages' colours in daylight, which are readable on white and on black as a bar beside the text. */
export const COLOURS: Readonly<Record<Tone, string>> = {
  urgent: "#b42318",
  late: "#8a5a00",
  done: "#176b3a",
  neutral: "#2458d3",
};

export function toneOf({ kind, about }: Pick<Message, "kind" | "about">): Tone {
  switch (kind) {
    case "alert":
    case "escalation":
    case "reminder":
      return about?.reasons.every((reason) => reason === "sla-breached") ? "late" : "urgent";
    case "resolution":
      return "done";
    case "warning":
    case "outage":
      return "late";
    case "update":
    case "digest":
    case "test":
      return "neutral";
  }
}
