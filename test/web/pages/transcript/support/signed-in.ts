import type { Around, TranscriptView } from "../../../../../src/web/pages/transcript/content/view.ts";

/** The same for a supervisor who is signed in, with nothing on record beside it but what is given. */
export function signedIn(view: TranscriptView, around: Partial<Around>): TranscriptView {
  const { projectId, chatId } = view.chat.key;
  return {
    ...view,
    around: {
      person: { kind: "person", role: "supervisor", name: "supervisor token", authMethod: "session" },
      path: `/chats/${projectId}/${chatId}`,
      address: `/chats/${projectId}/${chatId}`,
      ...{
        timeZone: "Europe/Budapest",
        now: 0,
        alert: null,
        followUps: [],
        sameNumber: [],
        revisions: [],
        told: [],
        earlier: [],
        later: [],
        changes: null,
        found: null,
      },
      ...around,
    },
  };
}
