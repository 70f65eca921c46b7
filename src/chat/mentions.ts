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

/** That a body names something, somewhere. */
interface Mention {
  readonly kind: Named;
  readonly id: number;
  /** The projects named beside it, else around it; none: the body does not say whose it is. */
  readonly projects: readonly number[];
}

export interface Mentions {
  readonly all: readonly Mention[];
  /** Every project that is named anywhere. */
  readonly projects: ReadonlySet<number>;
}

/** Text with JSON in it is looked into so often: who sends a body twice encoded, or a chat as a field of another one. */
const TEXT_IN_TEXT = 3;

/**
 * What any JSON names, however deep, whether it is a chat or not. Keys are read without their case and what separates
 * words (`contactId`, `projectid`, `contact_id`), also as an object (`contact: {id: 9}`) or a list (`contactIds: [9]`). The
 * vendor's Call Disposition has a `numberid`, which is a contact or an entity.
 */
export function mentionsIn(json: unknown): Mentions {
  const found = new Map<string, Mention>();
  const projects = new Set<number>();
  // Its own stack: nesting of any depth is fine.
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
 * Whether the subject is named. Where nobody can tell of which project an id is, it is taken for the subject's, unless
 * all projects that are named are others: what can not be read as a chat is lost more lightly than kept by mistake.
 */
export function isNamed({ all, projects }: Mentions, { kind, projectId, id }: Subject): boolean {
  return all.some((mention) => {
    if (mention.kind !== kind || mention.id !== id) return false;
    return isOfProject(mention, projects, projectId);
  });
}

/** The chats that are named, at most `most`, those of no project as if they were of this one. */
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

/** A number alone may be anything. */
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
