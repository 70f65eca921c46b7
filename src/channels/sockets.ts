/** Opens a connection to a server; null if that is not allowed. Any other failure shows with the first read. */
export type OpenSocket = (server: Server) => Promise<Connection | null>;

export interface Server {
  readonly hostname: string;
  readonly port: number;
  /** `on`: from the first byte. `later`: after `startTls`, and not at all without it. */
  readonly tls: "on" | "later";
}

export interface Connection {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  /** The same connection, encrypted from now on; null if that can not be. Neither stream may be locked. */
  startTls(): Connection | null;
  /** Does not wait: after `startTls`, closing may never end. */
  close(): void;
}

export const openSocket: OpenSocket = async ({ hostname, port, tls }) => {
  // Loaded when it is first used: only mail servers need it.
  const { connect } = await import("cloudflare:sockets");
  const secureTransport = tls === "on" ? "on" : "starttls";
  return connectionOf(() => connect({ hostname, port }, { secureTransport, allowHalfOpen: false }), hostname);
};

/** Exceptions are dropped: what is wrong may be with the address, and the address in them. */
function connectionOf(open: () => Socket, hostname: string): Connection | null {
  let socket: Socket;
  try {
    socket = open();
  } catch {
    return null;
  }
  // A failure is seen by who reads and writes.
  for (const end of [socket.opened, socket.closed]) void end.catch(() => {});
  return {
    readable: socket.readable,
    writable: socket.writable,
    startTls: () => connectionOf(() => socket.startTls({ expectedServerHostname: hostname }), hostname),
    close: () => void socket.close().catch(() => {}),
  };
}
