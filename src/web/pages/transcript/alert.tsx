import { NO_TARGET } from "../../../alerts/delivery.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { endText } from "../../../locale/recorded-text.ts";
import type { NotifiedTarget } from "../../../store/deliveries/by-chat.ts";
import { nameLine, said } from "../../ui/said.tsx";
import type { TranscriptView } from "./content/view.ts";

/** Why and since when there is an alert, and who was notified. */
export function AlertSection({ view }: { readonly view: TranscriptView }) {
  const { around, alertedAt, reasons, format } = view;
  const words = wordsFor(format.language).transcript;
  if (around === null) return null;
  return (
    <section id="alert" class="facts" aria-labelledby="alert-heading">
      <h2 id="alert-heading">{words.alert.heading}</h2>
      {alertedAt === null ? (
        <p>{words.alert.none}</p>
      ) : (
        <dl>
          <div>
            <dt>{words.alert.reasons}</dt>
            <dd>{reasons.map((reason) => words.reason[reason]).join(", ")}</dd>
          </div>
          <div>
            <dt>{words.alert.since}</dt>
            <dd>{format.moment(alertedAt)}</dd>
          </div>
        </dl>
      )}
      {around.told.length > 0 && (
        <ul class="list">
          {around.told.map((told) => (
            <ToldItem told={told} view={view} />
          ))}
        </ul>
      )}
      {alertedAt !== null && around.told.length === 0 && <p>{words.alert.untold}</p>}
    </section>
  );
}

function ToldItem({ told, view: { format } }: { readonly told: NotifiedTarget; readonly view: TranscriptView }) {
  const { deliveries: delivery, transcript } = wordsFor(format.language);
  const { id, kind, target, status, end, at } = told;
  const of = kind === "escalation" || kind === "reminder" ? ` (${transcript.alert[kind]})` : "";
  const when = status === "pending" ? transcript.alert.due(format.moment(at)) : format.moment(at);
  return (
    <li>
      <a href={`/deliveries/${id}`}>{target === NO_TARGET ? delivery.nobody : target}</a>
      {of} {delivery.status[status]}, {when}
      {end !== null && status !== "sent" && (
        <small dir="auto">{said(endText(format.language, end, format.moment, nameLine))}</small>
      )}
    </li>
  );
}
