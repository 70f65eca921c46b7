const PLURALS = {
  chat: "chats",
  revision: "revisions",
  alert: "alerts",
  delivery: "deliveries",
  body: "bodies",
} as const;

/** "1 chat", "2 deliveries". */
export function counted(count: number, thing: keyof typeof PLURALS): string {
  return `${count} ${count === 1 ? thing : PLURALS[thing]}`;
}
