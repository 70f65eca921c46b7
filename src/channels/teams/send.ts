import type { Io, Outcome } from "../channel.ts";
import { classify, type Dialect } from "../classify.ts";
import type { Answer } from "../http.ts";
import type { Message } from "../message.ts";
import { render } from "./render.ts";
import type { TeamsOptions } from "./settings.ts";

const HEADERS = { "Content-Type": "application/json; charset=utf-8" };

export async function send(message: Message, { webhook }: TeamsOptions, { post, now }: Io): Promise<Outcome> {
  return classifyAnswer(await post({ url: webhook, headers: HEADERS, body: render(message) }), now());
}

/** Answered with status 400 too, although nothing is wrong with the message: the workflow is off, or deleted. */
const GONE = ["WorkflowTriggerIsNotEnabled", "WorkflowNotFound"];

const DIALECT: Dialect = {
  kindOf: ({ status, text }) => (status === 400 && GONE.includes(codeOf(text) ?? "") ? "out-of-order" : null),
  wordOf: codeOf,
};

/** A workflow that takes a message does not say whether it could post it. */
function classifyAnswer(answer: Answer, now: number): Outcome {
  const outcome = classify(answer, now, DIALECT);
  return outcome.kind === "sent" && outcome.status === 202
    ? { ...outcome, result: { code: "accepted", status: 202 } }
    : outcome;
}

/** The code in an error of Power Automate; null if there is none. */
function codeOf(text: string): string | null {
  return /"code"\s*:\s*"([A-Za-z]{1,60})"/.exec(text)?.[1] ?? null;
}
