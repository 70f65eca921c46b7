import type { Connection, OpenSocket, Server } from "../../../../src/channels/sockets.ts";

/** Where a server may answer otherwise than it should: with another reply, with none, or by hanging up. */
export type Place = "greeting" | "EHLO" | "STARTTLS" | "AUTH" | "MAIL" | "RCPT" | "DATA" | "message";
export type Oddity = { readonly at: Place; readonly reply: string } | { readonly at: Place; readonly reply: null };

export interface ServerOptions {
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly methods?: readonly ("PLAIN" | "LOGIN")[];
  readonly offersTls?: boolean;
  /** Said with the reply to STARTTLS, before the encryption begins: what an attacker would put there. */
  readonly smuggled?: string;
  readonly oddity?: Oddity | "silent" | null;
  /** Replies arrive in pieces of so many bytes. */
  readonly piece?: number;
}

/** One connection to the server, and what came of it. Only where it went is compared. */
export class Call {
  readonly server: Server;
  readonly #heard: { commands: string[]; faults: string[]; data: string | null; encrypted: boolean };

  constructor(server: Server, heard: Call["heard"]) {
    this.server = server;
    this.#heard = heard;
  }

  get heard(): { commands: string[]; faults: string[]; data: string | null; encrypted: boolean } {
    return this.#heard;
  }
}

const LONGEST_COMMAND = 512;
const LONGEST_LINE = 998;

/** A mail server in memory that keeps to RFC 5321 to the letter, and takes down whatever does not. */
export function startMailServer(options: ServerOptions): {
  readonly open: OpenSocket;
  readonly calls: readonly Call[];
} {
  const calls: Call[] = [];
  return {
    calls,
    async open(server) {
      const call = new Call(server, { commands: [], faults: [], data: null, encrypted: server.tls === "on" });
      calls.push(call);
      const [up, down] = [new TransformStream<Uint8Array>(), new TransformStream<Uint8Array>()];
      void serve(options, call.heard, up.readable, down.writable).catch(() => {});
      const connection: Connection = {
        readable: down.readable,
        writable: up.writable,
        startTls() {
          call.heard.encrypted = true;
          return connection;
        },
        close: () => {},
      };
      return connection;
    },
  };
}

async function serve(
  {
    login,
    methods = ["PLAIN", "LOGIN"],
    offersTls = false,
    smuggled = "",
    oddity = null,
    piece = 1_000,
  }: ServerOptions,
  heard: Call["heard"],
  readable: ReadableStream<Uint8Array>,
  writable: WritableStream<Uint8Array>,
): Promise<void> {
  const writer = writable.getWriter();
  const lines = linesOf(readable);
  const bytes = new TextEncoder();
  let state: "new" | "ready" | "sender" | "recipient" = "new";
  let isKnown = login === null;

  /** False: the conversation is over. */
  async function say(at: Place | null, usual: string): Promise<boolean> {
    if (oddity === "silent" && at === "message") return new Promise(() => {});
    const isOdd = oddity !== null && oddity !== "silent" && oddity.at === at;
    const reply = isOdd ? oddity.reply : usual;
    if (reply === null) {
      await writer.close();
      return false;
    }
    const all = bytes.encode(`${reply}\r\n`);
    for (let start = 0; start < all.length; start += piece) await writer.write(all.slice(start, start + piece));
    return !isOdd;
  }

  if (!(await say("greeting", "220-mail.example.com\r\n220 ESMTP ready"))) return;
  for (;;) {
    const line = await lines.next();
    if (line === null) return;
    heard.commands.push(line);
    if (!/^[\x20-\x7e]*$/.test(line)) heard.faults.push(`command with odd characters: ${JSON.stringify(line)}`);
    if (line.length > LONGEST_COMMAND - 2) heard.faults.push("command too long");
    const verb = line.split(" ")[0]?.toUpperCase() ?? "";
    switch (verb) {
      case "EHLO": {
        state = "ready";
        const tls = offersTls && !heard.encrypted ? ["STARTTLS"] : [];
        const auth = login === null ? [] : [`AUTH ${methods.join(" ")}`];
        const offered = ["mail.example.com", "PIPELINING", "SIZE 35882577", ...tls, ...auth, "8BITMIME"];
        const all = offered.map((one, index) => `250${index < offered.length - 1 ? "-" : " "}${one}`);
        if (!(await say("EHLO", all.join("\r\n")))) return;
        break;
      }
      case "STARTTLS":
        if (!offersTls || heard.encrypted) heard.faults.push("STARTTLS that was not offered");
        if (!(await say("STARTTLS", `220 Go ahead${smuggled === "" ? "" : `\r\n${smuggled}`}`))) return;
        break;
      case "AUTH": {
        if (!heard.encrypted && offersTls) heard.faults.push("a password without encryption");
        const given = await credentials(line, lines.next, (prompt) => say(null, `334 ${prompt}`));
        isKnown = given?.user === login?.user && given?.password === login?.password;
        if (!(await say("AUTH", isKnown ? "235 2.7.0 Accepted" : "535 5.7.8 Bad credentials"))) return;
        break;
      }
      case "MAIL":
        if (state !== "ready" || !isKnown) heard.faults.push("MAIL at the wrong time");
        if (!/^MAIL FROM:<[^<>\s]+@[^<>\s]+>$/.test(line)) heard.faults.push(line);
        state = "sender";
        if (!(await say("MAIL", "250 2.1.0 OK"))) return;
        break;
      case "RCPT":
        if (state === "ready") heard.faults.push("RCPT at the wrong time");
        if (!/^RCPT TO:<[^<>\s]+@[^<>\s]+>$/.test(line)) heard.faults.push(line);
        state = "recipient";
        if (!(await say("RCPT", "250 2.1.5 OK"))) return;
        break;
      case "DATA": {
        if (state !== "recipient") heard.faults.push("DATA at the wrong time");
        if (!(await say("DATA", "354 Go ahead"))) return;
        const data: string[] = [];
        for (;;) {
          const one = await lines.next();
          if (one === null) return;
          if (one === ".") break;
          if (one.length > LONGEST_LINE || !/^[\x20-\x7e]*$/.test(one))
            heard.faults.push(`line ${JSON.stringify(one)}`);
          data.push(one.replace(/^\./, ""));
        }
        heard.data = data.map((one) => `${one}\r\n`).join("");
        state = "ready";
        if (!(await say("message", "250 2.0.0 Queued as 17"))) return;
        break;
      }
      case "QUIT":
        await say(null, "221 2.0.0 Bye");
        return;
      default:
        heard.faults.push(`unknown command ${verb}`);
        await say(null, "500 5.5.1 Unknown command");
    }
  }
}

async function credentials(
  line: string,
  next: () => Promise<string | null>,
  ask: (prompt: string) => Promise<boolean>,
): Promise<{ readonly user: string; readonly password: string } | null> {
  const [, method = "", initial = ""] = line.split(" ");
  if (method.toUpperCase() === "PLAIN") {
    const [, user = "", password = ""] = decoded(initial).split("\0");
    return { user, password };
  }
  if (method.toUpperCase() !== "LOGIN") return null;
  await ask("VXNlcm5hbWU6");
  const user = decoded((await next()) ?? "");
  await ask("UGFzc3dvcmQ6");
  return { user, password: decoded((await next()) ?? "") };
}

function decoded(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

/** Only CRLF ends a line: any other line end stays in it, and is seen. */
function linesOf(readable: ReadableStream<Uint8Array>): { next(): Promise<string | null> } {
  const reader = readable.getReader();
  const decoder = new TextDecoder();
  let text = "";
  return {
    async next() {
      for (;;) {
        const end = text.indexOf("\r\n");
        if (end >= 0) {
          const line = text.slice(0, end);
          text = text.slice(end + 2);
          return line;
        }
        const { done, value } = await reader.read();
        if (done) return null;
        text += decoder.decode(value, { stream: true });
      }
    },
  };
}
