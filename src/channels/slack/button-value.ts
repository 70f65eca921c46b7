/** What a button's value contains when it is pressed. */
export interface ButtonValue {
  /** "130/101". */
  readonly chat: string;
  readonly target: string;
  /** The outcome; null if the button has only one meaning. */
  readonly outcome: string | null;
}

/** The ids of the buttons that act. Buttons that only open a link have none of these. */
export const BUTTON_ACTION = { claim: "claim", resolve: "resolve", resolveAs: "resolve-as", reopen: "reopen" } as const;

/** "130/101 sales-slack", "130/101 sales-slack unreachable". Slack allows 150 characters in a menu. */
export function writeButtonValue({ chat, target, outcome }: ButtonValue): string {
  return [chat, target, ...(outcome === null ? [] : [outcome])].join(" ");
}

/** Null if it is not one of ours. */
export function readButtonValue(text: string): ButtonValue | null {
  const [, chat, target, outcome = null] = /^([^ ]{1,40}) ([a-z\d-]{1,40})(?: ([a-z-]{1,40}))?$/.exec(text) ?? [];
  return chat === undefined || target === undefined ? null : { chat, target, outcome };
}
