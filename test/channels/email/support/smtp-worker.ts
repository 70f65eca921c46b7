import type { Mail } from "../../../../src/channels/email/mail/mail.ts";
import type { Smtp } from "../../../../src/channels/email/providers/provider.ts";
import { send } from "../../../../src/channels/email/providers/smtp/send.ts";
import { openSocket } from "../../../../src/channels/sockets.ts";

/** What the test wants to be sent, and how. */
interface Wanted {
  readonly mail: Mail;
  readonly smtp: Smtp;
  readonly timeLimit?: number;
}

// A Worker that does nothing but send: the sockets are those of the Workers runtime.
export default {
  async fetch(request: Request): Promise<Response> {
    const { mail, smtp, timeLimit }: Wanted = await request.json();
    const io = { openSocket, now: () => Date.UTC(2025, 2, 6, 17, 6, 40) };
    return Response.json(await send(mail, smtp, io, { id: "5f1d7e84", part: null }, timeLimit));
  },
};
