import { wordsFor } from "../../../locale/locale.ts";
import { cameOf, countedOf } from "./facts.ts";
import type { DeliveryView } from "./view.ts";

/** The chats of a message, worst first, below their counts by reason. */
export function ChatTable({ view }: { readonly view: DeliveryView }) {
  const words = wordsFor(view.format.language);
  const { chat, came: cameIn, reasons, status } = words.deliveries.column;
  const came = cameOf(view);
  return (
    <>
      <p class="verdict">
        {countedOf(view, words).map((count) => (
          <strong class="bad">{count}</strong>
        ))}
      </p>
      <nav>
        <a href="#attempts">{words.deliveries.attempts}</a>
      </nav>
      <section class="record chats">
        <h2>{words.deliveries.chats(came.day)}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{chat}</th>
              <th scope="col">{cameIn}</th>
              <th scope="col">{reasons}</th>
              <th scope="col">{status}</th>
            </tr>
          </thead>
          <tbody>
            {view.chats.map((told) => (
              <tr>
                <td>
                  <a href={told.url}>{told.chat}</a>
                </td>
                <td>{came.moment(told.cameAt)}</td>
                <td>{told.reasons.map((reason) => words.transcript.reason[reason]).join(", ")}</td>
                <td>{words.deliveries.status[told.status]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
