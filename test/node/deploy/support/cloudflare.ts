import { once } from "node:events";
import { createServer } from "node:http";

/** Answers to a request of Cloudflare's API: a status and an error, or what the request is for. */
export type Answer = readonly [status: number, code: number, message: string] | object;

export interface Cloudflare {
  /** For CLOUDFLARE_API_BASE_URL. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A stand-in for Cloudflare's API on loopback. `answers` are by the end of the path; what is not there is an error 7003. */
export async function startCloudflare(answers: Readonly<Record<string, Answer>>): Promise<Cloudflare> {
  const server = createServer(({ url = "" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const found = Object.entries(answers).find(([end]) => pathname.endsWith(end));
    const answer: Answer = found?.[1] ?? [404, 7003, `Could not route to ${pathname}`];
    const [status, code, message] = "length" in answer && typeof answer[0] === "number" ? answer : [200, 0, ""];
    const body =
      status === 200
        ? { success: true, errors: [], messages: [], result: answer }
        : { success: false, errors: [{ code, message }], messages: [], result: null };
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/client/v4`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
