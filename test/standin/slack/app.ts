import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { deliverPress, type Felt, type Finger, pressForm } from "./press.ts";
import { createWorkspace, type PostedMessage, type Workspace } from "./workspace.ts";

/** Slack with an app in it, on loopback. */
export interface SlackApp extends Workspace {
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  readonly webhookUrl: string;
  /** Somebody presses a button of a message; `to` is where the app hears of it. */
  press(message: PostedMessage, finger: Finger, to: string): Promise<Felt>;
  close(): Promise<void>;
}

/** `secret` signs what is pressed. */
export async function startSlackApp(secret: string): Promise<SlackApp> {
  const workspace = createWorkspace();
  const server = createServer((request, response) => void answer(workspace, request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  return {
    ...workspace,
    apiUrl: `${origin}/api`,
    webhookUrl: `${origin}/services/T00000000/B00000000/standin`,
    press(message, finger, to) {
      const answerAddress = origin + workspace.answerPath(message.ts, Date.now());
      const form = pressForm(message, finger, answerAddress);
      return deliverPress(form, secret, Date.now, ({ body, headers }) => fetch(to, { method: "POST", headers, body }));
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

async function answer(workspace: Workspace, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString("utf8");
  const asked = { path: request.url ?? "", authorization: request.headers.authorization ?? null, body };
  const said = workspace.answer(asked, Date.now());
  response.writeHead(said.status, Object.fromEntries(said.headers)).end(await said.text());
}
