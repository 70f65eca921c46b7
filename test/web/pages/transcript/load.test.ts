import { describe, expect, it } from "vitest";
import { said } from "../../../../src/alerts/stored-code.ts";
import { formatFor } from "../../../../src/locale/format.ts";
import { transcriptPage } from "../../../../src/web/pages/transcript/page.tsx";
import answered from "../../../fixtures/chats/answered-after-sla.json";
import missed from "../../../fixtures/chats/missed-without-agent.json";
import { signedIn } from "./support/signed-in.ts";
import { viewOf } from "./support/view.ts";

const AT = Date.parse("2025-03-06T17:11:00Z");
const TOLD = [
  {
    id: "130-102-alert-1-slack",
    kind: "alert" as const,
    target: "slack",
    status: "sent" as const,
    end: said("200"),
    at: AT,
  },
  {
    ...{ id: "130-102-alert-1-leads", kind: "alert" as const, target: "leads" },
    ...{ status: "dead" as const, end: said("550 no such user"), at: AT },
  },
  {
    ...{ id: "130-102-escalation-1-1-leads", kind: "escalation" as const, target: "leads" },
    ...{ status: "pending" as const, end: null, at: AT },
  },
];
const EARLIER = [
  { key: { projectId: 130, chatId: 77 }, at: AT - 86_400_000, messages: 4, isSpam: false, reasons: ["lost" as const] },
];

describe("around a transcript, somebody who is signed in", () => {
  const page = transcriptPage(signedIn(viewOf(missed), { told: TOLD, earlier: EARLIER }));

  it("has the way to the other pages", () => {
    expect(page).toContain('<a href="/chats">Chats</a>');
  });

  it("sees since when there is an alert, why, and what became of each delivery", () => {
    expect(page).toContain("<dt>Since</dt><dd>6 Mar 2025, 18:10</dd>");
    expect(page).toContain('<a href="/deliveries/130-102-alert-1-slack">slack</a> Sent, 6 Mar 2025, 18:11');
    expect(page).toContain('leads</a> Failed, 6 Mar 2025, 18:11<small dir="auto">550 no such user</small>');
    expect(page).toContain("leads</a> (that nobody has claimed it) Pending, due 6 Mar 2025, 18:11");
  });

  it("sees the other chats of the customer", () => {
    expect(page).toContain(
      '<h3>Earlier</h3><ul class="list"><li><a href="/chats/130/77">5 Mar 2025, 18:11</a> Lost, 4 messages',
    );
    expect(page).not.toContain("<h3>Later</h3>");
  });
});

describe("whoever came by a signed link", () => {
  it("sees this one chat, and nothing that leads further", () => {
    const page = transcriptPage(viewOf(missed));
    for (const further of ["/deliveries", 'href="/chats"', "<form", 'id="neighbours"', 'id="revisions"'])
      expect(page).not.toContain(further);
  });
});

describe("a message", () => {
  it("has its time as the link to it", () => {
    expect(transcriptPage(viewOf(answered))).toContain(
      '<li id="m-2" class="agent"><p class="by"><a href="#m-2"><time datetime="2025-03-06T13:',
    );
  });
});

describe("what the vendor says of the SLA", () => {
  it("is marked at the first answer, or where none came", () => {
    expect(transcriptPage(viewOf(answered))).toMatch(
      /First answer after [^<]+<\/span><span class="first">SLA breached</,
    );
    expect(transcriptPage(viewOf(missed))).toContain('No answer after this</p><p class="note">SLA breached</p>');
    expect(transcriptPage({ ...viewOf(answered), sla: "unknown" })).not.toContain('<span class="first">SLA');
  });
});

describe("the page in Hungarian", () => {
  it("says nothing of ours in English", () => {
    const view = { ...viewOf(missed), format: formatFor("hu", "Europe/Budapest") };
    const page = transcriptPage(signedIn(view, { told: TOLD, earlier: EARLIER }));
    expect(page).toContain('<html lang="hu">');
    expect(page).toContain("Az ügyfél 4 perc 29 mp várakozás után sem kapott választ.");
    const own = [...page.matchAll(/<(?:h2|h3|dt|figcaption|label|button|nav aria-label)[^>]*>([^<]+)</g)].map(
      ([, text]) => text,
    );
    const english = transcriptPage(signedIn(viewOf(missed), { told: TOLD, earlier: EARLIER }));
    const same = new Set(["SLA", "Platform", "Ticket", "Chat"]);
    for (const text of own) if (!same.has(text ?? "")) expect(english).not.toContain(`>${text}<`);
  });
});
