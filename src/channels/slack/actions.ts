import type { ActionsBlock, Button, Overflow } from "@slack/types";
import type { Action, Actions, Link } from "../message.ts";
import { plain } from "./blocks.ts";
import { BUTTON_ACTION, writeButtonValue } from "./button-value.ts";
import { LIMITS } from "./limits.ts";
import { isValidLinkUrl } from "./link-url.ts";

/** What may be pressed: first where more is to be read. Null where there is nothing. */
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

/** Where no press would reach us: to the pages that ask first. */
function linked({ claim, resolve }: Actions): readonly Button[] {
  return [claim, resolve].flatMap((action) => (action === null ? [] : linkOf(action))).map(linkButton);
}

/** Where an action is a link that Slack takes. */
export function linkOf({ label, url }: Action): readonly Link[] {
  return url !== null && isValidLinkUrl(url, LIMITS.url) ? [{ label, url }] : [];
}

function linkButton({ label, url }: Link): Button {
  return { type: "button", text: plain(label, LIMITS.button), url };
}
