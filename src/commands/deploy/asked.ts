import { parseArgs } from "node:util";

/** The default location of the database: VCC Live and most of its customers are in Europe. */
const LOCATION = "weur";

/** The arguments of `npm run deploy`. */
export interface Asked {
  readonly dryRun: boolean;
  readonly environment: string | undefined;
  /** Arguments for every wrangler command: environment and login. */
  readonly everywhere: readonly string[];
  /** Arguments for `wrangler deploy`: everything except our own, including `everywhere`. */
  readonly deploy: readonly string[];
  /** Null if none is given. */
  readonly secretsFile: string | null;
  /** D1's location hint for a new database. */
  readonly location: string;
}

export type Asking =
  | { readonly ok: true; readonly asked: Asked }
  /** One sentence. */
  | { readonly ok: false; readonly problem: string };

/** Options that mean the same in all wrangler commands. */
const EVERYWHERE = ["env", "profile", "env-file"];

/** Reads the arguments of `npm run deploy`; the location may also come from the environment variable D1_LOCATION. */
export function readAsked(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  isFile: (path: string) => boolean,
): Asking {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: {
      env: { type: "string", short: "e" },
      profile: { type: "string" },
      "env-file": { type: "string", multiple: true },
      location: { type: "string" },
      jurisdiction: { type: "string" },
      "secrets-file": { type: "string" },
    },
    strict: false,
    tokens: true,
  });
  const places = (...names: readonly string[]) =>
    tokens.flatMap((token) => {
      if (token.kind !== "option" || !names.includes(token.name)) return [];
      return token.inlineValue === false ? [token.index, token.index + 1] : [token.index];
    });
  if (values.jurisdiction !== undefined) {
    return refused(
      "--jurisdiction is not an option here: set JURISDICTION in wrangler.toml, which the couriers need too.",
    );
  }
  const secretsFile = values["secrets-file"];
  if (secretsFile !== undefined && !(typeof secretsFile === "string" && isFile(secretsFile))) {
    return refused(
      `--secrets-file names no file: ${typeof secretsFile === "string" ? secretsFile : "a path is missing"}.`,
    );
  }
  const { location = environment.D1_LOCATION || LOCATION } = values;
  if (typeof location !== "string") return refused("--location needs a location, such as weur.");
  const own = places("location");
  return {
    ok: true,
    asked: {
      dryRun: args.includes("--dry-run"),
      environment: typeof values.env === "string" ? values.env : undefined,
      everywhere: places(...EVERYWHERE).flatMap((place) => args[place] ?? []),
      deploy: args.filter((_, place) => !own.includes(place)),
      secretsFile: secretsFile ?? null,
      location,
    },
  };
}

function refused(problem: string): Asking {
  return { ok: false, problem };
}
