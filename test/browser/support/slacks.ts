import { type SlackStandIn, startSlack } from "../../standin/slack/slack.ts";
import { SLACKS } from "./settings.ts";

export interface Slacks {
  /** The webhooks by the names of their targets. */
  readonly urls: ReadonlyMap<string, string>;
  readonly of: ReadonlyMap<string, SlackStandIn>;
  close(): Promise<void>;
}

/** More answers than there are messages. */
const ALL = 100;
const ANSWERS = {
  moved: { status: 302, headers: { Location: "https://slack.test/" }, body: "" },
  gone: { status: 404, body: "no_service" },
};

/** One stand-in for each target, so that each can be ill in its own way. */
export async function slacks(): Promise<Slacks> {
  const of = new Map<string, SlackStandIn>();
  for (const name of SLACKS) of.set(name, await startSlack());
  for (const [name, answer] of Object.entries(ANSWERS)) of.get(name)?.next(...Array(ALL).fill(answer));
  return {
    urls: new Map([...of].map(([name, { url }]) => [name, url])),
    of,
    close: async () => void (await Promise.all([...of.values()].map((slack) => slack.close()))),
  };
}
