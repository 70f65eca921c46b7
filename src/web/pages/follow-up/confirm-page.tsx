import type { ComponentChildren } from "preact";
import { verdictOf } from "../../../delivery/messages/alert-facts.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { identitiesOf } from "../../principal.ts";
import { alertDetails } from "../../ui/follow-up/alert-details.ts";
import { statusLine } from "../../ui/follow-up/status-line.ts";
import { framedPage } from "../../ui/frame.tsx";
import { renderPage } from "../../ui/html.tsx";
import { said } from "../../ui/said.tsx";
import type { ConfirmView } from "./confirm-view.ts";

/** A page about one alert: the chat, the alert's state, then the actions. With the frame for signed-in readers. */
export function confirmPage(view: ConfirmView, title: string, children: ComponentChildren): string {
  const { language, access } = view;
  const content = (
    <>
      <h1>
        <bdi>{said(title)}</bdi>
      </h1>
      <Alert view={view} />
      {children}
    </>
  );
  return access.kind === "person"
    ? framedPage({ language, title, here: "inbox", person: access }, content)
    : renderPage(language, title, <main>{content}</main>);
}

function Alert({ view }: { readonly view: ConfirmView }) {
  const { alert, access, language, format, now } = view;
  const reader = access.kind === "person" ? identitiesOf(access) : [];
  return (
    <div class="facts follow-up">
      <p class="verdict">
        <strong class="bad">{verdictOf(alert.reasons, alert.summary.course, wordsFor(language).alert)}</strong>
      </p>
      <p class="course">
        {alertDetails(alert, 0, format, now).map((part) => (
          <span key={part}>
            <bdi>{said(part)}</bdi>
          </span>
        ))}
      </p>
      <p class="whose" role="status">
        {said(statusLine(alert, reader, now, wordsFor(language).followUp, format))}
      </p>
      {alert.state !== "open" && (
        <time class="hint" datetime={new Date(alert.since).toISOString()}>
          {format.moment(alert.since)}
        </time>
      )}
    </div>
  );
}
