/** What signing in says. */
export const signIn = {
  name: "Your name",
  nameHint: "As your colleagues know you: they see it where you claim or resolve something.",
  token: "Token",
  signIn: "Sign in",
  heading: "You are signed in",
  as: (name: string) => `As: ${name}`,
  may: {
    admin: "You may see everything, change settings and erase.",
    supervisor: "You may see everything and follow it up.",
  },
  signOut: "Sign out",
};
