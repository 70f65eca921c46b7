import { KINDS, STATUSES } from "../../../alerts/delivery.ts";
import { REASONS } from "../../../alerts/reasons.ts";
import type { Format } from "../../../locale/format.ts";
import { type Words, wordsFor } from "../../../locale/locale.ts";
import type { RecordedDelivery } from "../../../store/deliveries/list.ts";
import type { PageOf } from "../../http/pagination.ts";
import type { Viewer } from "../../request/viewer.ts";
import { framedPage } from "../../ui/frame.tsx";
import { type Field, FilterForm } from "../../ui/list/filter-form.tsx";
import { Pager } from "../../ui/list/pager.tsx";
import { ListTable } from "../../ui/list/table.tsx";
import { columnsOf } from "./list-columns.tsx";
import type { Messages } from "./messages.ts";
import type { Done } from "./retry.ts";

const PATH = "/deliveries";

/** One page of the list, with its links. */
export interface DeliveryListView extends PageOf<RecordedDelivery> {
  /** The messages that its deliveries are or were in. */
  readonly messages: Messages;
  /** The query. */
  readonly asked: URLSearchParams;
  readonly done: Done | null;
  /** The targets in the settings. */
  readonly targets: readonly string[];
}

export function deliveryListPage(view: DeliveryListView, { person, format }: Viewer): string {
  const { language } = format;
  const words = wordsFor(language).deliveries.list;
  const common = wordsFor(language).list;
  const { asked, done, targets, entries, messages, examinedUntil } = view;
  const back = asked.size === 0 ? PATH : `${PATH}?${asked}`;
  return framedPage(
    { language, title: words.title, here: "deliveries", person },
    <>
      <h1>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      {done !== null && (
        <p class="done" role="status">
          {doneInWords(done, words, format)}
        </p>
      )}
      <FilterForm action={PATH} fields={fieldsOf(view, format)} query={asked} words={common} />
      <SendAll targets={deadTargets(entries, targets)} back={back} words={words} />
      {entries.length === 0 ? (
        <p>{examinedUntil === null ? common.nothing : common.nothingSoFar}</p>
      ) : (
        <ListTable
          caption={words.title}
          columns={columnsOf(format, back, messages)}
          entries={entries}
          idOf={(delivery) => delivery.id}
        />
      )}
      <Pager path={PATH} forms={["json"]} query={asked} page={view} format={format} />
    </>,
  );
}

/** The targets with dead deliveries on this page. */
function deadTargets(deliveries: readonly RecordedDelivery[], known: readonly string[]): readonly string[] {
  const dead = deliveries.filter(({ status }) => status === "dead").map(({ target }) => target);
  return known.filter((target) => dead.includes(target));
}

function SendAll({ targets, back, words }: SendAllTo) {
  if (targets.length === 0) return null;
  return (
    <div class="buttons">
      {targets.map((target) => (
        <form method="post" action={`${PATH}/retry?target=${encodeURIComponent(target)}`}>
          <input type="hidden" name="next" value={back} />
          <button type="submit" class="quiet">
            {words.sendAll(target)}
          </button>
        </form>
      ))}
    </div>
  );
}

interface SendAllTo {
  readonly targets: readonly string[];
  readonly back: string;
  readonly words: Words["deliveries"]["list"];
}

function doneInWords(done: Done, { done: words }: Words["deliveries"]["list"], format: Format): string {
  if (done.kind !== "all") return words[done.kind];
  const counted = words.all(done.count, format.number(done.count));
  return done.more ? `${counted} ${words.more}` : counted;
}

/** A requested target stays selectable, even if it is no longer in the settings. */
function fieldsOf({ targets, asked }: DeliveryListView, { language }: Format): readonly Field[] {
  const words = wordsFor(language).deliveries.list;
  const { transcript, deliveries: delivery } = wordsFor(language);
  const target = asked.get("target");
  const all = target === null || targets.includes(target) ? targets : [...targets, target];
  return [
    { kind: "choice", name: "target", label: words.target, options: all.map((name) => [name, name]) },
    { kind: "choice", name: "status", label: words.status, options: named(STATUSES, delivery.status) },
    { kind: "choice", name: "reason", label: words.reason, options: named(REASONS, transcript.reason) },
    { kind: "choice", name: "kind", label: words.kind, options: named(KINDS, words.kinds) },
    { kind: "text", name: "chat", label: words.chat, like: "130/101" },
  ];
}

function named<Known extends string>(known: readonly Known[], words: Readonly<Record<Known, string>>) {
  return known.map((value) => [value, words[value]] as const);
}
