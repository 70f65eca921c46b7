import { type DeliveryStatus, NO_TARGET } from "../../../alerts/delivery.ts";
import { chatName } from "../../../chat/chat.ts";
import type { Format } from "../../../locale/format.ts";
import { type Words, wordsFor } from "../../../locale/locale.ts";
import { endText } from "../../../locale/recorded-text.ts";
import type { RecordedDelivery } from "../../../store/deliveries/list.ts";
import type { Column } from "../../ui/list/table.tsx";
import { nameLine, said } from "../../ui/said.tsx";
import { againForm } from "./again-form.tsx";
import { alongWith, attemptsMade, type Messages } from "./messages.ts";

/** A sign next to the word, and its emphasis. */
const STATES: Readonly<Record<DeliveryStatus, { readonly sign: string; readonly className: string }>> = {
  pending: { sign: "…", className: "state wait" },
  sent: { sign: "✓", className: "state" },
  dead: { sign: "✗", className: "state bad" },
  suppressed: { sign: "–", className: "state" },
};

/** `back`: the path to which the buttons return. */
export function columnsOf(format: Format, back: string, messages: Messages): readonly Column<RecordedDelivery>[] {
  const words = wordsFor(format.language).deliveries.list;
  const { deliveries: delivery } = wordsFor(format.language);
  return [
    {
      label: words.when,
      className: "when",
      cell: ({ id, createdAt }) => <a href={`/deliveries/${id}`}>{format.moment(createdAt)}</a>,
    },
    {
      label: words.status,
      cell: ({ status }) => (
        <span class={STATES[status].className}>
          <span aria-hidden="true">{STATES[status].sign}</span> {delivery.status[status]}
        </span>
      ),
    },
    { label: words.target, cell: ({ target }) => (target === NO_TARGET ? words.nobody : target) },
    { label: words.chat, cell: (entry) => <About delivery={entry} {...{ messages, words, format }} /> },
    {
      label: words.note,
      className: "free",
      cell: ({ end }) => end && said(endText(format.language, end, format.moment, nameLine)),
    },
    {
      label: words.attempts,
      className: "number",
      cell: (entry) => format.number(attemptsMade(entry, messages)),
    },
    { label: words.act, className: "act", cell: (entry) => againForm(entry, `${back}#${entry.id}`, words) },
  ];
}

/** Its own chat, and how many were sent in the same message. */
function About({ delivery, messages, words, format }: AboutProps) {
  const { key, kind, otherTarget } = delivery;
  if (key === null) return <>{kind === "outage" ? words.outageOf(otherTarget ?? "") : words.kinds[kind]}</>;
  const along = alongWith(delivery, messages).length;
  return (
    <>
      <a href={`/chats/${chatName(key)}`}>{chatName(key)}</a>
      {along > 0 && ` ${words.toldAlong(format.number(along))}`}
    </>
  );
}

interface AboutProps {
  readonly delivery: RecordedDelivery;
  readonly messages: Messages;
  readonly words: Words["deliveries"]["list"];
  readonly format: Format;
}
