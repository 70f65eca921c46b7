import type { Outcome } from "../../../../src/channels/channel.ts";
import { FAILED, messagesOf, rowsOf, SENT } from "../../support/plant.ts";
import type { World } from "../../support/world.ts";

export const recipientsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `r${String(index + 1).padStart(2, "0")}@example.com`);

/** The target is mail to these, and its other side answers each as it is told; the others accept everything. */
export function mailTo(
  world: World,
  recipients: readonly string[],
  answers: Readonly<Record<string, () => Outcome>> = {},
): Record<string, () => Outcome> {
  const behaviour = { ...answers };
  world.parts = () => recipients;
  world.answer = (_, { part }) => behaviour[part ?? ""]?.() ?? SENT;
  return behaviour;
}

export const fails = () => FAILED;

/** To whom each request went, in order. */
export const partsOf = ({ got }: World) => got.map(({ part }) => part);

/** How often each recipient was sent to. */
export function countsOf(world: World): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { part } of world.got) counts[part ?? ""] = (counts[part ?? ""] ?? 0) + 1;
  return counts;
}

interface StoredParts {
  readonly progress: { readonly parts: readonly { readonly name: string; readonly status: string }[] };
}

/** What D1 has of each recipient, by the messages of the target: "r1 sent". */
export async function recordedParts(world: World): Promise<readonly (readonly string[])[]> {
  const rows = await messagesOf(world);
  return rows.map(({ parts }) => {
    const stored: StoredParts | null = parts === null ? null : JSON.parse(String(parts));
    return stored?.progress.parts.map(({ name, status }) => `${name.split("@")[0]} ${status}`) ?? [];
  });
}

/** How each delivery ended. */
export const endsOf = ({ target }: World) =>
  rowsOf("SELECT status, code FROM deliveries WHERE target = ? ORDER BY id", target);

export const entriesLeft = async ({ storage }: World) => (await storage.list({ prefix: "entry/" })).size;
