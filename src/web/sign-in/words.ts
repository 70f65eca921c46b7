/** What signing in says, in English. */
export const SIGN_IN = {
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

/** Why somebody could not sign in, or may not do what they asked. */
export const SIGN_IN_PROBLEMS = {
  wrongToken: {
    heading: "That token is wrong",
    detail: "Copy it whole, or ask whoever runs this service for it: it may have been replaced.",
  },
  tooManyAttempts: {
    heading: "Too many attempts",
    detail: "Wait a minute, then try again.",
  },
  insecure: {
    heading: "Not over this connection",
    detail: "Open this address with https:// to sign in: over http everybody on the way could read the token.",
  },
  crossSite: {
    heading: "This came from another site",
    detail: "Only this service's own pages may change something in your name. Nothing was changed.",
  },
  adminsOnly: {
    heading: "This is for administrators",
    detail: "You are signed in as a supervisor, who sees and follows up. Nothing was changed.",
  },
};
