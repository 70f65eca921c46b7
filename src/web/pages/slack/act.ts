import { isResponseUrl } from "../../../channels/slack/response-url.ts";
import type { Config } from "../../../config/config.ts";
import { type FollowUpResult, followUp } from "../../../followup/follow-up.ts";
import { followUpSettings } from "../../../followup/settings.ts";
import {
  type Interaction as Came,
  finishStatement,
  pressResponseStatement,
  recordInteraction,
} from "../../../store/deliveries/slack-interactions.ts";
import type { Context } from "../../request/context.ts";
import { wake } from "../../request/wake.ts";
import type { Press } from "./payload.ts";

/** `unknown`: the settings have no such target, or the chat has no alert. */
export type FollowUpByPress = FollowUpResult["kind"] | "unknown" | "again" | "replay";

/** As much of a digest as distinguishes presses. */
const PRESS_NAME = 12;

/**
 * Does what was pressed, once. Slack retries if it got no response: an action whose completion is unknown is repeated,
 * which is idempotent. Throws StoreUnavailable.
 */
export async function act(press: Press, came: Came, config: Config, context: Context): Promise<FollowUpByPress> {
  const db = context.openDatabase();
  const seen = await recordInteraction(db, came);
  if (seen === "replay") return "replay";
  if (seen === "done") return "again";
  const { key, target, follower } = press;
  const known = config.targets.get(target)?.destination;
  if (known?.channel !== "slack") return "unknown";
  const {
    followed: [followed],
    changed,
  } = await followUp(db, [key], press.act, follower, followUpSettings(config), context.now());
  if (followed === undefined || followed.kind === "no-alert") return "unknown";
  const ref = known.updates === "in-place" ? press.below : addressOf(press);
  // A bot's first message gets every status update anyway. A refusal is not a change, and a message in a thread is not
  // the first one: they are answered here.
  const isTold = ref !== null || (known.updates === "in-place" && followed.kind === "refused");
  const answer = { key, target, press: came.digest.slice(0, PRESS_NAME), ref };
  await db.batch([...(isTold ? [pressResponseStatement(answer, context.now())] : []), finishStatement(came.digest)]);
  await wake([...new Set([...changed, ...(isTold ? [target] : [])])], context);
  return followed.kind;
}

function addressOf({ answerAddress }: Press): string | null {
  return answerAddress !== null && isResponseUrl(answerAddress) ? answerAddress : null;
}
