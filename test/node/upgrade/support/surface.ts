import type { Work } from "./work.ts";

/**
 * What a version must answer with 200: every page for people and every list and file for programs that 0.1 had. Not
 * /healthz, which fails while a target is off.
 */
export function surface({ name, id }: Work, quarantined: string): readonly string[] {
  return [
    ...["/", "/?state=mine", "/?state=others", "/?state=resolved", "/?select=1", "/?queue=Sales&reason=missed"],
    ...["/alerts.json", "/alerts.json?state=resolved"],
    ...["/chats", "/chats.json", "/chats.csv", "/chats?queue=Sales&reason=missed", "/chats?spam=yes"],
    ...["", ".json", ".meta.json", ".txt", ".md", ".csv", "?revision=1"].map((form) => `/chats/${name(8)}${form}`),
    ...[5, 6, 13, 15, 16, 23].map((n) => `/chats/${name(n)}`),
    ...[`/alerts/${name(5)}/claim`, `/alerts/${name(6)}/resolve`],
    ...["/deliveries", "/deliveries.json?status=dead", `/deliveries.json?chat=${name(5)}`],
    ...["alert-1-sales-slack", "escalation-1-2-boss"].map((rest) => `/deliveries/130-${id(5)}-${rest}`),
    ...["/quarantine", "/quarantine.json", `/quarantine/${quarantined}`, `/quarantine/${quarantined}.json`],
    ...["/statistics", "/statistics?days=91", "/statistics.json", "/statistics.csv"],
    ...["/audit", "/audit.json", "/audit.csv", `/audit?chat=${name(5)}`, "/audit?action=claimed"],
    ...["/settings", "/sign-in", `/erasures/chat-130-${id(17)}`, `/erasures/contact-130-${id(18)}`],
  ];
}
