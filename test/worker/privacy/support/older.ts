import { env } from "cloudflare:workers";

/** What is stored is as a version left it that knew neither columns nor entities: new rows, or all where it is not said. */
export async function asOlderVersionsLeftIt(condition = "TRUE"): Promise<void> {
  await env.DB.batch([
    env.DB.prepare(`UPDATE chats SET entity_id = NULL, ticket_id = NULL, first_queue = NULL, platform = NULL, agent = NULL
                    WHERE ${condition}`),
    env.DB.prepare(`UPDATE revisions SET entity_id = NULL, columns_read = NULL WHERE ${condition}`),
  ]);
}

/** Nothing was read for the columns yet, as it is after an update. */
export async function asAfterAnUpdate(): Promise<void> {
  await asOlderVersionsLeftIt();
  await env.DB.prepare("DELETE FROM facts WHERE name = 'chat-columns'").run();
}

/** The revisions that nobody has read yet. */
export function unread(): Promise<number | null> {
  return env.DB.prepare("SELECT count(*) AS n FROM revisions WHERE columns_read IS NULL").first("n");
}
