import type { Io, Outcome } from "../../../channel.ts";
import type { Mail } from "../../mail/mail.ts";
import { classify } from "./classify.ts";
import { dispatch } from "./dispatch.ts";

/** Through the Worker's `send_email` binding. */
export async function send(mail: Mail, io: Io): Promise<Outcome> {
  // Not permanent: the next deploy may add the binding.
  if (io.email === undefined) return { kind: "retry", result: { code: "no-mail-binding" } };
  return classify(await dispatch(io.email, mail), io.now());
}
