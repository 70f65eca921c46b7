import { parseEnv } from "node:util";
import * as v from "valibot";

type Texts = Readonly<Record<string, string>>;
type Environment = Readonly<Record<string, string | undefined>>;

const json = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.nullable(v.string())));

/**
 * Variables in a line: `\$` is a dollar sign, `$NAME` and `${NAME}` a value, `${NAME:-x}` a value with the default x.
 */
const VARIABLE = /\\\$|\$\{([^{}]+)\}|\$([A-Za-z_]\w*)/g;
const NAME_OR_ELSE = /^([A-Za-z_]\w*)(?::?-(.*))?$/s;

/**
 * The secrets in a file for --secrets-file, read as wrangler does: JSON unchanged; in lines, variables are replaced,
 * and a secret that is also in the environment is taken from there. Lines with more complex syntax are left out.
 */
export function secretsIn(text: string, environment: Environment): Texts {
  const read = v.safeParse(json, text);
  if (read.success) {
    return Object.fromEntries(
      Object.entries(read.output).filter((entry): entry is [string, string] => entry[1] !== null),
    );
  }
  const secrets: Record<string, string> = {};
  for (const [name, line] of Object.entries(parseEnv(text))) {
    const value = environment[name] ?? expanded(line ?? "", { ...secrets, ...environment });
    if (value !== null) secrets[name] = value;
  }
  return secrets;
}

/** Null if its value is unknown here. */
function expanded(line: string, known: Environment): string | null {
  let isClear = true;
  const value = line.replace(VARIABLE, (variable, braced?: string, bare?: string) => {
    if (variable === "\\$") return "$";
    const [, name, otherwise = ""] = NAME_OR_ELSE.exec(braced ?? bare ?? "") ?? [];
    if (name === undefined) isClear = false;
    return known[name ?? ""] || otherwise;
  });
  return isClear ? value : null;
}
