import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

export interface Program {
  readonly child: ChildProcess;
  /** What it printed so far, errors included. */
  printed(): string;
  /** Resolves when it has printed the text; rejects when it ends without. */
  until(text: string): Promise<void>;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

/** Runs a script of a folder by the Node that runs the tests. */
export function program(folder: string, script: string, ...args: readonly string[]): Program {
  const child = spawn(process.execPath, [script, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const ended = once(child, "close").then(([code]) => (typeof code === "number" ? code : null));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      child.emit("printed");
    });
  }
  return {
    child,
    printed: () => output,
    ended,
    until: (text) =>
      new Promise((found, failed) => {
        const look = () => output.includes(text) && found();
        child.on("printed", look);
        void ended.then(() => failed(new Error(`it ended without printing "${text}":\n${output}`)));
        look();
      }),
  };
}

/** A server that does nothing but hold a port of loopback. */
export async function portHolder(): Promise<{ readonly port: number; release(): void }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, release: () => server.close() };
}

/** Every command line on this machine that names the port: a runtime that outlived its parent would be among them. */
export function processesOf(port: number): readonly string[] {
  const all = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).split("\n");
  return all.filter((line) => line.includes(`:${port}`) || line.includes(`--port ${port}`));
}
