import { formatFor } from "../../../locale/format.ts";
import { type Words, wordsFor } from "../../../locale/locale.ts";
import { deliveriesOf } from "../../../store/deliveries/by-message.ts";
import { findDelivery } from "../../../store/deliveries/list.ts";
import { readAttempts } from "../../../store/deliveries/messages.ts";
import { forwardLinks } from "../../auth/link-forward.ts";
import { CONTENT_TYPES, formByAccept } from "../../http/content-type.ts";
import { formHeaders, securityHeaders } from "../../http/headers.ts";
import { readerLanguage, VARY } from "../../http/language.ts";
import { addressOf } from "../../http/link-address.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditRead } from "../../request/audit-log.ts";
import type { Visit } from "../../request/visit.ts";
import { visibleLine } from "../../ui/visible-text.ts";
import { attemptLines, attemptNotes, noAttempts } from "./attempt-lines.ts";
import { attemptsOf } from "./attempts.ts";
import { cameOf, countedOf, factsHeading, factsOf, titleOf, verdictOf } from "./facts.ts";
import { toldChats } from "./group.ts";
import { alongWith, attemptsMade, dueOf, ledBy, readMessagesOf } from "./messages.ts";
import { deliveryPage } from "./page.tsx";
import { partLines, partsHeading } from "./part-lines.ts";
import { partsOf } from "./parts.ts";
import { readDone } from "./retry.ts";
import { toJson } from "./to-json.ts";
import type { DeliveryView } from "./view.ts";

/** A delivery as plain text. */
function deliveryText(view: DeliveryView): string {
  const words = wordsFor(view.format.language);
  const attempts = attemptLines(view, words.deliveries);
  const lines = [
    titleOf(view, words.deliveries),
    verdictOf(view, words.deliveries),
    "",
    ...chatLines(view, words),
    ...(view.toldWith === null ? [] : [`${words.deliveries.toldWith}: ${view.toldWith}`]),
    "",
    factsHeading(view, words),
    ...factsOf(view, words).map(({ label, value }) => `${label}: ${visibleLine(value)}`),
    "",
    ...(view.parts.length === 0
      ? []
      : [partsHeading(view.parts, words.deliveries), ...partLines(view, words.deliveries), ""]),
    ...attemptNotes(view, words.deliveries),
    ...(attempts.length === 0 ? [noAttempts(view, words.deliveries)] : attempts.map(({ said }) => said)),
  ];
  return `${lines.join("\n")}\n`;
}

function chatLines(view: DeliveryView, words: Words): readonly string[] {
  const { chats } = view;
  if (chats.length < 2) return chats.map(({ chat, url }) => `${words.transcript.title(chat)}: ${url}`);
  const came = cameOf(view);
  const lines = chats.map(({ chat, url, reasons, status, cameAt }) => {
    const known = [...reasons.map((reason) => words.transcript.reason[reason]), words.deliveries.status[status]];
    return `${words.transcript.title(chat)} (${known.join(", ")}, ${came.moment(cameAt)}): ${url}`;
  });
  return [...countedOf(view, words), "", words.deliveries.chats(came.day), ...lines];
}

/**
 * `GET /deliveries/{id}`: one delivery with its attempts and all chats of its message, as a page, as text or as JSON.
 */
export async function delivery(visit: Visit): Promise<Response> {
  const { request, params, context, config, access } = visit;
  const db = context.openDatabase();
  const found = await findDelivery(db, params.id ?? "");
  if (found === null) return problemResponse({ kind: "not-found" }, request);
  const url = new URL(request.url);
  const linkTo = forwardLinks(visit);
  // Signed-in people look at deliveries as part of their work, which is not logged. A link may have been forwarded.
  if (access.kind === "link") auditRead(visit, { action: "opened", chat: found.key, what: `delivery ${found.id}` });
  const form = FORMS[formByAccept(request.headers.get("Accept"))];
  const language = form === "html" ? readerLanguage(request, config.language) : config.language;
  const messages = await readMessagesOf(db, [found]);
  const leader = ledBy(found, messages);
  const [kept, along] = await Promise.all([
    readAttempts(db, [...messages.keys()]),
    deliveriesOf(db, alongWith(found, messages)),
  ]);
  const view: DeliveryView = {
    delivery: { ...found, dueAt: dueOf(found, messages) },
    // A link may have been forwarded: whom the message went to is not for everybody.
    attempts: attemptsOf(found, messages, kept).map((one) => (access.kind === "link" ? { ...one, part: null } : one)),
    attemptsMade: attemptsMade(found, messages),
    parts: access.kind === "link" ? [] : partsOf(found, messages),
    chats: await toldChats([found, ...along], linkTo),
    leader,
    toldWith: leader === null ? null : await linkTo(`/deliveries/${leader}`),
    format: formatFor(language, config.timeZone),
    person: access.kind === "person" ? access : null,
    address: addressOf(url),
    done: readDone(url.searchParams),
  };
  const safety = view.person === null ? await securityHeaders() : await formHeaders();
  const headers = { ...safety, "Content-Type": CONTENT_TYPES[form], Vary: VARY };
  return new Response(WRITERS[form](view), { headers });
}

/** The closest available form for each that Accept can name. */
const FORMS = { html: "html", json: "json", "meta.json": "json", txt: "txt", md: "txt", csv: "txt" } as const;

const WRITERS: Readonly<Record<(typeof FORMS)[keyof typeof FORMS], (view: DeliveryView) => string>> = {
  html: deliveryPage,
  json: (view) => JSON.stringify(toJson(view)),
  txt: deliveryText,
};
