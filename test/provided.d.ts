import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** The long form, as `npm run chaos` runs it. */
    readonly thorough: boolean;
  }
}
