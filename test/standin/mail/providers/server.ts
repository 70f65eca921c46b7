import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createMailServices, type MailServices, type ServiceKeys } from "./services.ts";

export interface MailServicesOnLoopback extends Pick<MailServices, "mails"> {
  /** With the service's name at its end, for `api`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Resend, Postmark, Mailgun and SES, each under its own name, on loopback. */
export async function startMailServices(keys: ServiceKeys, port = 0): Promise<MailServicesOnLoopback> {
  const services = createMailServices(keys);
  const server = createServer((request, response) => void answer(services, request, response));
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const address = server.address();
  return {
    mails: services.mails,
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

async function answer(services: MailServices, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value ?? "")]);
  const {
    status,
    headers: more,
    body,
  } = await services.answer({
    method: request.method ?? "",
    path: request.url ?? "",
    host: request.headers.host ?? "",
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString("utf8"),
  });
  response.writeHead(status, { "Content-Type": "application/json", ...more }).end(JSON.stringify(body));
}
