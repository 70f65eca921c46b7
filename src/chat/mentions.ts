import type { ChatKey } from "./chat.ts";
import { isId } from "./ids.ts";

/** What bodies name by an id that is unique within a project. */
export const NAMED = ["chat", "contact", "entity"] as const;
type Named = (typeof NAMED)[number];

/** One chat, contact or entity. */
export interface Subject {
  readonly kind: Named;
  readonly projectId: number;
  readonly id: number;
}

/** One mention of a chat, contact or entity in a body. */
interface Mention {
  readonly kind: Named;
  readonly id: number;
  /**
   * The projects named next to it, or otherwise around it. Empty: the body does not say which project it belongs to.
   */
  readonly projects: readonly number[];
}

export interface Mentions {
  readonly all: readonly Mention[];
  /** All projects that the body names. */
  readonly projects: ReadonlySet<number>;
}

/** How often JSON inside text is decoded: some senders encode a body twice, or a chat as a field of another. */
const TEXT_IN_TEXT = 3;

/**
 * Everything that JSON names at any depth, whether or not it is a chat. Keys are compared without case and word
 * separators (`contactId`, `projectid`, `contact_id`), and values may be objects (`contact: {id: 9}`) or lists
 * (`contactIds: [9]`). VCC Live's Call Disposition has a `numberid`, which is a contact or an entity.
 */
export function mentionsIn(json: unknown): Mentions {
  const found = new Map<string, Mention>();
  const projects = new Set<number>();
  // Its own stack, so nesting may have any depth.
  const open: Place[] = [{ value: json, around: [], texts: 0 }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, around, texts } = place;
    if (typeof value === "string") {
      const inner = texts < TEXT_IN_TEXT ? jsonIn(value) : undefined;
      if (inner !== undefined) open.push({ value: inner, around, texts: texts + 1 });
    } else if (Array.isArray(value)) {
      for (const item of value) open.push({ value: item, around, texts });
    } else if (typeof value === "object" && value !== null) {
      const entries = Object.entries(value);
      const own = entries.flatMap(([key, content]) => (kindsOf(key).includes("project") ? idsOf(content) : []));
      for (const project of own) projects.add(project);
      const inside = own.length > 0 ? own : around;
      for (const [key, content] of entries) {
        for (const kind of kindsOf(key)) {
          if (kind === "project") continue;
          for (const id of idsOf(content)) found.set(`${kind} ${id} ${inside}`, { kind, id, projects: inside });
        }
        open.push({ value: content, around: inside, texts });
      }
    }
  }
  return { all: [...found.values()], projects };
}

interface Place {
  readonly value: unknown;
  readonly around: readonly number[];
  readonly texts: number;
}

/**
 * Whether the subject is named. If the project of an id is unknown, the id counts as the subject's, unless all named
 * projects are others: for a body that cannot be read as a chat, deleting too much is better than keeping personal
 * data.
 */
export function isNamed({ all, projects }: Mentions, { kind, projectId, id }: Subject): boolean {
  return all.some((mention) => {
    if (mention.kind !== kind || mention.id !== id) return false;
    return isOfProject(mention, projects, projectId);
  });
}

/** The chats that are named, at most `most`; those without a project count as this project's. */
export function chatsNamed({ all, projects }: Mentions, projectId: number, most: number): readonly ChatKey[] {
  const chats = all.filter(({ kind }) => kind === "chat").slice(0, most);
  return chats.flatMap((mention) => {
    if (isOfProject(mention, projects, projectId)) return [{ projectId, chatId: mention.id }];
    return mention.projects.map((project) => ({ projectId: project, chatId: mention.id }));
  });
}

function isOfProject(mention: Mention, projects: ReadonlySet<number>, projectId: number): boolean {
  if (mention.projects.length > 0) return mention.projects.includes(projectId);
  return projects.size === 0 || projects.has(projectId);
}

/** `number` alone may mean anything. */
const KINDS: ReadonlyMap<string, readonly (Named | "project")[]> = new Map<string, readonly (Named | "project")[]>([
  ...(["project", ...NAMED] as const).flatMap((kind) =>
    ["", "id", "ids"].map((ending) => [kind + ending, [kind]] as const),
  ),
  ...["numberid", "numberids"].map((word) => [word, ["contact", "entity"]] as const),
]);

const LONGEST_KEY = 20;

function kindsOf(key: string): readonly (Named | "project")[] {
  return key.length > LONGEST_KEY ? [] : (KINDS.get(plain(key)) ?? []);
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, "");
}

/** A number, digits in a string, a list of these, or an object with such an `id`. */
function idsOf(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap((item) => idOf(typeof item === "object" ? idIn(item) : item));
  return idOf(typeof value === "object" ? idIn(value) : value);
}

function idIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return null;
  return Object.entries(value).find(([key]) => plain(key) === "id")?.[1];
}

function idOf(value: unknown): readonly number[] {
  const id = typeof value === "string" && /^\s*\d{1,17}(?:\.0+)?\s*$/.test(value) ? Number(value) : value;
  return isId(id) ? [id] : [];
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}
