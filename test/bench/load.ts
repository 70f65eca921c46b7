import { Agent, type RequestOptions, request } from "node:http";

/** What a load came to. Times in milliseconds. */
export interface Load {
  readonly perSecond: number;
  /** From the beginning of each request to the end of its answer, shortest first. */
  readonly latencies: readonly number[];
}

export interface Exchange {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export interface Answer {
  readonly status: number;
  /** From the beginning of the request to the end of the answer. */
  readonly milliseconds: number;
}

/** Sends every exchange once, over so many connections, each of which sends its next one when it has its answer. */
export async function load(exchanges: readonly Exchange[], connections: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: "fifo" });
  const latencies: number[] = [];
  const waiting = exchanges.values();
  const started = performance.now();
  const connection = async () => {
    for (const exchange of waiting) latencies.push(await send(exchange, agent));
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { perSecond: exchanges.length / seconds, latencies: latencies.sort((one, other) => one - other) };
}

/** How long the answer took, in milliseconds. Throws for any answer but 200: what fails fast must not look fast. */
export async function send(exchange: Exchange, agent: Agent): Promise<number> {
  const { status, milliseconds } = await answerTo(exchange, agent);
  if (status !== 200) throw new Error(`${exchange.method} was answered ${status} instead of 200`);
  return milliseconds;
}

/** Whatever the answer is, and how long it took. */
export function answerTo({ url, method, headers, body }: Exchange, agent: Agent): Promise<Answer> {
  const options: RequestOptions = { method, agent, headers: { ...headers, "Content-Length": body?.length ?? 0 } };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      response.resume();
      response.once("end", () => {
        resolve({ status: response.statusCode ?? 0, milliseconds: performance.now() - started });
      });
      response.once("error", reject);
    });
    sent.once("error", reject);
    sent.end(body);
  });
}
