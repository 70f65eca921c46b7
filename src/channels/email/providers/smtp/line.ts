import type { Connection } from "../../../sockets.ts";

/** What a server answers to one command (RFC 5321, 4.2). */
export interface Reply {
  readonly code: number;
  /** The text of each line. */
  readonly lines: readonly string[];
}

/** One end of a conversation. Null and false: the connection is lost, the time is over, or it is no mail server. */
export interface Line {
  /** Writes a command, if there is one, and reads the reply. */
  ask(command: string | null): Promise<Reply | null>;
  write(text: string): Promise<boolean>;
  /** The same conversation, encrypted; null if it can not be, or if something was said that would count as said after. */
  secured(): Line | null;
}

/** Far more than any server says. */
const LONGEST_REPLY = 50_000;

const REPLY_LINE = /^([2-5]\d\d)(?:([ -])(.*))?$/;

/** `signal` ends every wait. */
export function openLine(connection: Connection, signal: AbortSignal): Line {
  const reader = connection.readable.getReader();
  const writer = connection.writable.getWriter();
  const decoder = new TextDecoder();
  const over = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener("abort", () => resolve(null));
  });
  let heard = "";

  async function nextLine(): Promise<string | null> {
    for (;;) {
      const end = heard.indexOf("\n");
      if (end >= 0) {
        const line = heard.slice(0, end).replace(/\r$/, "");
        heard = heard.slice(end + 1);
        return line;
      }
      const read = await Promise.race([reader.read().catch(() => null), over]);
      if (read === null || read.done || heard.length > LONGEST_REPLY) return null;
      heard += decoder.decode(read.value, { stream: true });
    }
  }

  async function reply(): Promise<Reply | null> {
    const lines: string[] = [];
    let length = 0;
    for (;;) {
      const line = await nextLine();
      const [, code, more, text = ""] = REPLY_LINE.exec(line ?? "") ?? [];
      if (code === undefined || length > LONGEST_REPLY) return null;
      lines.push(text);
      length += text.length + 1;
      if (more !== "-") return { code: Number(code), lines };
    }
  }

  async function write(text: string): Promise<boolean> {
    const written = writer.write(new TextEncoder().encode(text)).then(
      () => true,
      () => false,
    );
    return (await Promise.race([written, over])) ?? false;
  }

  return {
    write,
    ask: async (command) => (command === null || (await write(`${inOneLine(command)}\r\n`)) ? reply() : null),
    secured() {
      if (heard !== "") return null;
      reader.releaseLock();
      writer.releaseLock();
      const encrypted = connection.startTls();
      return encrypted && openLine(encrypted, signal);
    },
  };
}

/** Nothing in a command can begin another one. */
function inOneLine(command: string): string {
  return command.replaceAll(/[\r\n\0]/g, "");
}
