import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/email/render.ts";
import { LANGUAGES } from "../../../src/locale/locale.ts";
import hostile from "../../fixtures/chats/hostile-text.json";
import missed from "../../fixtures/chats/missed-without-agent.json";
import { checkMail } from "../../standin/mail/check.ts";
import { liveInMail } from "../../standin/mail/live.ts";
import { misreadIn } from "../../standin/mail/read.ts";
import { LINK, told } from "./support/alerts.ts";

const options = { from: { name: "Chat alerts", address: "alerts@example.com" }, to: ["leads@example.com"] };

describe("an alert by mail", () => {
  it("reads as a whole, in English, like this", () => {
    const { subject, text } = render(told(missed, ["missed", "sla-breached"]), options);
    expect(`${subject}\n\n${text}`).toBe(`\
[Missed chat, SLA breached: waited 4 min 29 s] Chat 130/102

Missed chat, SLA breached: John Russell waited 4 min 29 s and got no answer, queue Chat (130/102).

The customer’s last words:
> Jó estét! Elakadt a csomagom, kérem hívjanak vissza: ☎•••67
> Van itt valaki?

Open the transcript:
${LINK}

Customer: John Russell
Queue: Chat
Platform: webchat
Waited: 4 min 29 s, no answer
Unanswered at the end: 2 messages
Closed: 6 Mar 2025, 18:06
Disposition: missed
SLA status: missedAfterSLA

Chat 130/102, ticket 35, contact 1220, entity 1814
`);
  });

  it("says its verdict in Hungarian, and stays in its thread", () => {
    const { subject, headers } = render(told(missed, ["missed"], "hu"), options);
    expect(subject).toBe("[Nem fogadott chat: 4 perc 29 mp várakozás] Chat 130/102");
    expect(headers).toMatchObject({ "Content-Language": "hu", References: "<chat-130-102@example.com>" });
  });

  it.each(LANGUAGES)("makes nothing live of what a customer typed, in %s", async (language) => {
    const mail = render(told(hostile, ["missed"], language), options);
    expect(checkMail(mail)).toEqual([]);
    expect(liveInMail(mail, [LINK])).toEqual([]);
    expect(await misreadIn(mail)).toEqual([]);
  });
});
