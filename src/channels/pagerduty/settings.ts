import * as v from "valibot";
import type { Connected, LookUp, Settings } from "../channel.ts";
import { apiUrl, channelTable, noPlace, readSettings, secretValue } from "../settings.ts";

export interface PagerDutyOptions {
  /** Whoever knows it can open and close incidents. */
  readonly key: string;
  /** The server's URL, without a trailing slash. */
  readonly api: string;
}

const SERVERS = { us: "https://events.pagerduty.com", eu: "https://events.eu.pagerduty.com" } as const;

function pagerDutyTable(lookUp: LookUp, hasApi: boolean) {
  const region = v.picklist(["us", "eu"], 'must be "us" or "eu", where your PagerDuty account is');
  return channelTable({
    key: v.pipe(
      secretValue('such as "PAGERDUTY_KEY", and never the key itself', lookUp),
      v.regex(
        /^[A-Za-z0-9]{32}$/,
        "names a secret that is no integration key: 32 letters and digits, as an Events API V2 integration shows them",
      ),
    ),
    region: hasApi
      ? noPlace("stands beside api, which names the server: leave one of the two out")
      : v.optional(region),
    api: v.optional(apiUrl(SERVERS.us)),
  });
}

export function connect(settings: Settings, lookUp: LookUp): Connected<PagerDutyOptions> {
  const read = readSettings(pagerDutyTable(lookUp, settings.api !== undefined), settings);
  if (!read.ok) return read;
  const { key, region = "us", api = SERVERS[region] } = read.output;
  return { ok: true, options: { key, api } };
}
