import type { ActionsBlock, Button, Overflow } from "@slack/types";
import type { Action, Actions, Link } from "../message.ts";
import { plain } from "./blocks.ts";
import { BUTTON_ACTION, writeButtonValue } from "./button-value.ts";
import { LIMITS } from "./limits.ts";
import { isValidLinkUrl } from "./link-url.ts";

/** The buttons, starting with the link to more details. Null if there are none. */
export function actionsBlock(
  links: readonly Link[],
  actions: Actions | undefined,
  hasButtons: boolean,
): ActionsBlock | null {
  const acting = actions === undefined ? [] : hasButtons ? pressed(actions) : linked(actions);
  const elements = [...links.map(linkButton), ...acting];
  return elements.length === 0 ? null : { type: "actions", elements };
}

function pressed({ chat, target, claim, resolve, again, outcomes }: Actions): readonly (Button | Overflow)[] {
  const value = writeButtonValue({ chat, target, outcome: null });
  const button = (action_id: string, label: string): Button => {
    return { type: "button", action_id, text: plain(label, LIMITS.button), value };
  };
  const options = outcomes.slice(1, 1 + LIMITS.options).map(({ outcome, label }) => {
    return { text: plain(label, LIMITS.button), value: writeButtonValue({ chat, target, outcome }) };
  });
  const menu = options.length === 0 ? [] : [{ type: "overflow" as const, action_id: BUTTON_ACTION.resolveAs, options }];
  return [
    ...(claim === null ? [] : [{ ...button(BUTTON_ACTION.claim, claim.label), style: "primary" as const }]),
    ...(resolve === null ? [] : [button(BUTTON_ACTION.resolve, resolve.label), ...menu]),
    ...(again === null ? [] : [button(BUTTON_ACTION.reopen, again)]),
  ];
}

/** Without a signing secret, no press would reach us: links to pages that ask for confirmation. */
function linked({ claim, resolve }: Actions): readonly Button[] {
  return [claim, resolve].flatMap((action) => (action === null ? [] : linkOf(action))).map(linkButton);
}

/** An action as a link, if Slack accepts its URL. */
export function linkOf({ label, url }: Action): readonly Link[] {
  return url !== null && isValidLinkUrl(url, LIMITS.url) ? [{ label, url }] : [];
}

function linkButton({ label, url }: Link): Button {
  return { type: "button", text: plain(label, LIMITS.button), url };
}
