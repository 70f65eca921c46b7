/** What the list of sessions says. */
export const sessions = {
  title: "Sessions",
  /** `idle`: after how long without use a session ends. */
  intro: (idle: string) =>
    `Who is signed in with a token, the latest first. A session ends after ${idle} without use, and after 12 h in any case. Nobody has checked the names.`,
  empty: "Nobody is signed in with a token.",
  signedIn: "Signed in",
  name: "Name",
  token: "Token",
  roles: { admin: "administrator", supervisor: "supervisor" },
  browser: "Browser",
  lastUsed: "Last used",
  ends: "Ends",
  act: "Action",
  end: "End",
  own: "this one",
  ended: "The session has ended: its browser has to sign in again.",
};
