import type { Message, MessageKind } from "../../../src/channels/message.ts";
import { ALL, CLAIM, followed, LINK, missed, RESOLVE, report, several } from "./messages.ts";

const nothing = {
  ...{ language: "en", facts: [], quote: null, items: [], footnotes: [], links: [], about: null, plain: false },
} as const;

const open = {
  chat: "130/102",
  target: "sales",
  claim: { label: "Claim", url: CLAIM },
  resolve: { label: "Resolve", url: RESOLVE },
  again: null,
  outcomes: [
    { outcome: "called-back", label: "Called back" },
    { outcome: "unreachable", label: "Could not be reached" },
  ],
};

const alert: Message = {
  ...missed,
  facts: [
    { label: "Customer", value: "John Russell" },
    { label: "Phone", value: "+1 213 373 4253" },
    { label: "Queue", value: "Chat" },
    { label: "Agent", value: "Jane Smith" },
    { label: "Waited", value: "4 min 29 s" },
  ],
  actions: open,
};

const update: Message = {
  ...{ ...nothing, kind: "update", title: "Claimed by Jane Smith, 6 Mar 2025, 18:12." },
  summary: "Chat 130/102, John Russell: Claimed by Jane Smith, 6 Mar 2025, 18:12.",
  links: [{ label: "Open the transcript", url: LINK }],
  about: missed.about,
  actions: { ...open, claim: null, again: "Release" },
};

/** One message of each kind and form, as they are composed, for people who read what each channel makes of them. */
export const ONE_OF_EACH: Readonly<Record<MessageKind | "batch" | "update-in-place" | "plain", Message>> = {
  alert,
  batch: several,
  escalation: {
    ...{ ...alert, kind: "escalation", title: "Unclaimed for 15 min: Missed chat: waited 4 min 29 s" },
    summary: `Unclaimed for 15 min. ${alert.summary}`,
    facts: [{ label: "Notified first", value: "sales-slack" }, ...alert.facts],
  },
  reminder: {
    ...{
      ...alert,
      kind: "reminder",
      title: "Claimed by Jane Smith 2 h ago, not resolved: Missed chat: waited 4 min 29 s",
    },
    summary: `Claimed by Jane Smith 2 h ago, not resolved. ${alert.summary}`,
    actions: { ...open, claim: null, again: "Release" },
  },
  update,
  resolution: {
    ...{ ...update, kind: "resolution", title: "Resolved by Jane Smith: called back, 6 Mar 2025, 18:20." },
    summary: "Chat 130/102, John Russell: Resolved by Jane Smith: called back, 6 Mar 2025, 18:20.",
    actions: { ...open, claim: null, resolve: null, again: "Reopen" },
  },
  "update-in-place": { ...followed, ...{ kind: "update", actions: { ...open, claim: null, again: "Release" } } },
  plain: { ...alert, plain: true },
  digest: { ...report, kind: "digest" },
  warning: {
    ...{ ...nothing, kind: "warning", title: "1 thing needs attention in the chat alerts" },
    summary: "The chat alerts found: wrong secret.",
    facts: [
      {
        label: "Wrong secret",
        value: "3 requests since 6 Mar 2025, 17:02. Compare the secret in VCC Live with VCC_SECRET_KEY.",
      },
    ],
    footnotes: ["You are told of this once."],
  },
  outage: {
    ...{ ...nothing, kind: "outage", title: "Target sales-slack is out of order" },
    summary:
      "sales-slack has been switched off since 6 Mar 2025, 17:05: answered 404 no_service. Its 12 messages are kept.",
    facts: [
      { label: "Target", value: "sales-slack" },
      { label: "Since", value: "6 Mar 2025, 17:05" },
      { label: "Reason", value: "answered 404 no_service" },
      { label: "Kept", value: "12" },
    ],
    footnotes: ["You are told of this once."],
    links: [{ label: "Show the kept messages", url: ALL }],
  },
  test: {
    ...{ ...nothing, kind: "test", title: "Test message" },
    summary: "This is a test: the target sales works.",
    facts: [
      { label: "Target", value: "sales" },
      { label: "Sent", value: "6 Mar 2025, 18:06" },
    ],
    footnotes: ["Somebody asked for it; no chat is behind it."],
  },
};
