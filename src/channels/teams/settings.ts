import * as v from "valibot";
import type { Connected, LookUp, Settings } from "../channel.ts";
import { apiOrigin, atApi, channelTable, readBy, readSettings, secretUrl, type TextReading } from "../settings.ts";

export interface TeamsOptions {
  /** Contains a secret: anybody who knows it can post. */
  readonly webhook: string;
}

/** The URLs of Office connectors: Microsoft has retired them. */
const RETIRED = /(?:^|\.)webhook\.office\.com$/i;

export function connect(settings: Settings, lookUp: LookUp): Connected<TeamsOptions> {
  const webhook = v.pipe(secretUrl(lookUp, "TEAMS_SALES_URL"), readBy(workflowUrl));
  const read = readSettings(channelTable({ webhook, api: apiOrigin() }), settings);
  if (!read.ok) return read;
  return { ok: true, options: { webhook: atApi(read.output.webhook, read.output.api) } };
}

/** The form of a workflow's URL has changed more than once: any is taken but the one that is known to be retired. */
function workflowUrl(url: string): TextReading<string> {
  if (!RETIRED.test(new URL(url).hostname)) return { ok: true, value: url };
  const instead = 'add the workflow "Send webhook alerts to a channel" in Teams, and use its URL';
  return { ok: false, problem: `names the URL of an Office connector, which Microsoft has retired: ${instead}` };
}
