import type { Delivery } from "../../alerts/delivery.ts";
import { readMarkName } from "../../alerts/recipient-mark.ts";
import { SERVICE_EVENTS } from "../../alerts/service-event.ts";
import type { Fact, Message } from "../../channels/message.ts";
import { isolated } from "../../chat/bidi.ts";
import { type Format, formatFor } from "../../locale/format.ts";
import { type Words, wordsFor } from "../../locale/locale.ts";
import { mailProviderName } from "../../locale/mail-provider.ts";
import { problemText } from "../../locale/recorded-text.ts";
import { mask } from "../../privacy/mask/mask.ts";
import type { Database } from "../../store/database.ts";
import { eventsOf, MOST_EVENTS, type RecordedEvent } from "../../store/service-events.ts";
import type { Composed } from "../courier/ports.ts";
import type { RenderContext } from "./context.ts";

/** All service events in one message: one fact per kind, word, or problem in the quarantine. At least one event. */
export function renderServiceWarning(
  events: readonly RecordedEvent[],
  words: Words["serviceWarning"],
  format: Format,
): Message {
  const facts = SERVICE_EVENTS.flatMap((kind) => {
    const alike = events.filter((event) => event.kind === kind);
    return alike.length === 0 ? [] : factsOf(kind, alike, words, format);
  });
  const labels = [...new Set(facts.map(({ label }) => label))];
  return {
    kind: "warning",
    language: format.language,
    title: words.title(facts.length, format.number(facts.length)),
    summary: words.summary(format.list(labels)),
    facts: facts.map(({ label, value }) => ({ label: capital(label), value })),
    quote: null,
    items: [],
    footnotes: [words.toldOnce],
    links: [],
    about: null,
    plain: false,
  };
}

function factsOf(
  kind: RecordedEvent["kind"],
  alike: readonly RecordedEvent[],
  words: Words["serviceWarning"],
  format: Format,
): readonly Fact[] {
  switch (kind) {
    case "insecure":
      return [refused(alike, words.insecure, words, format)];
    case "wrong-secret":
      return [refused(alike, words.wrongSecret, words, format)];
    case "wrong-address":
      return [refused(alike, words.wrongAddress, words, format)];
    case "wrong-method":
      return [refused(alike, words.wrongMethod, words, format)];
    case "too-large":
      return [refused(alike, words.tooLarge, words, format)];
    case "guessing":
      return [counted(alike, words.guessing, words.tries, format)];
    case "quarantined":
      return [...Map.groupBy(alike, ({ problem }) => problem && problemText(format.language, problem))].map(
        ([problem, { length }]) => ({
          label: words.quarantined,
          // There may be more than are counted.
          value: words.bodies(
            length,
            `${format.number(length)}${alike.length < MOST_EVENTS ? "" : "+"}`,
            problem ?? "",
          ),
        }),
      );
    case "quarantine-full":
      return [counted(alike, words.quarantineFull, words.notKept, format)];
    case "unknown-sla":
      return alike.map(({ what }) => ({ label: words.unknownSla, value: words.nameSla(quoted(what, format)) }));
    case "unknown-disposition":
      return alike.map(({ what }) => ({ label: words.unknownDisposition, value: words.noAlert(quoted(what, format)) }));
    case "shared-contact":
      return alike.map(({ what }) => ({ label: words.shared, value: whose(what, words) }));
    case "recipient-marked":
      return alike.map(({ what }) => ({ label: words.marked.label, value: marked(what, words) }));
    case "target-moved":
      return alike.map(({ what }) => ({ label: words.moved.label, value: moved(what, words) }));
    case "quiet":
      return alike.slice(-1).map(({ what }) => ({
        label: words.quiet,
        value: words.noChatSince(format.moment(Number(what))),
      }));
    case "database-full": {
      const [percent, limit] = (alike.at(-1)?.what ?? "").split("/").map(Number);
      return [{ label: words.databaseFull, value: words.used(format.number(percent ?? 0), format.number(limit ?? 0)) }];
    }
  }
}

/** "contact/130/9" or "entity/130/9", as stored. */
function whose(what: string, words: Words["serviceWarning"]): string {
  const [kind = "", ...id] = what.split("/");
  return kind === "entity" ? words.sharedEntity(id.join("/")) : words.sharedContact(id.join("/"));
}

/** As `markName` writes it. */
function marked(what: string, { marked: { advice } }: Words["serviceWarning"]): string {
  const mark = readMarkName(what);
  return mark === null ? what : advice[mark.mark](mark.address, mailProviderName(mark.provider));
}

/** The target, and after a space where it has moved. */
function moved(what: string, { moved: { advice } }: Words["serviceWarning"]): string {
  const [target = "", ...to] = what.split(" ");
  return advice(target, to.join(" "));
}

function refused(
  alike: readonly RecordedEvent[],
  kind: Words["serviceWarning"]["insecure"],
  words: Words["serviceWarning"],
  format: Format,
): Fact {
  return counted(alike, kind, words.requests, format);
}

function counted(
  alike: readonly RecordedEvent[],
  { label, advice }: Words["serviceWarning"]["insecure"],
  howMany: Words["serviceWarning"]["requests"],
  format: Format,
): Fact {
  const count = alike.reduce((sum, event) => sum + event.count, 0);
  const first = Math.min(...alike.map(({ firstAt }) => firstAt));
  return { label, value: `${howMany(count, format.number(count), format.moment(first))} ${advice}` };
}

/** A word comes from outside: contact data in it is masked too. */
function quoted(word: string, format: Format): string {
  return format.quoted(isolated(mask(word)));
}

function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** Composes the self-check's message; settled events are left out. */
export async function composeServiceWarning(
  db: Database,
  delivery: Delivery,
  { language, timeZone }: RenderContext,
): Promise<Composed> {
  const events = await eventsOf(db, delivery.id);
  const open = events.filter(({ kind, problem }) => kind !== "quarantined" || problem !== null);
  if (open.length === 0) {
    return { message: null, members: [], suppressed: [{ delivery, reason: { code: "all-settled" } }] };
  }
  const message = renderServiceWarning(open, wordsFor(language).serviceWarning, formatFor(language, timeZone));
  return { message, members: [delivery], suppressed: [] };
}
