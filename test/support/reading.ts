import type { ReadingSettings } from "../../src/chat/reading-settings.ts";

/** How bodies are read where no setting says otherwise. */
export const READING: ReadingSettings = { timeZone: "UTC", country: null, bots: [], autoReplies: [] };
