import { SECRETS, TABLES, VARS } from "./names.ts";
import { isShort } from "./secrets.ts";
import { type Env, secret } from "./vars.ts";

/** The settings as they were given. Of a secret there is nothing here but its name. */
export interface RawSettings {
  readonly vars: readonly RawVar[];
  readonly secrets: readonly RawSecret[];
}

export interface RawVar {
  readonly name: string;
  /** As it stands there; lists with commas. Null: it is not set. Tables are not here. */
  readonly value: string | null;
}

export interface RawSecret {
  readonly name: string;
  readonly isSet: boolean;
  /** One from before, which may be short: somebody could find it by trying, and whoever has it gets in. */
  readonly isWeak: boolean;
}

/** Every text that is none of the vars counts as a secret, whoever reads it: nothing of it must be shown. */
export function rawSettingsIn(env: Env): RawSettings {
  const others = Object.keys(env).filter((name) => secret(env, name) !== undefined && !VARS.includes(name));
  return {
    vars: VARS.filter((name) => !TABLES.includes(name)).map((name) => ({ name, value: written(env[name]) })),
    secrets: [...new Set([...SECRETS, ...others.toSorted()])].map((name) => {
      const value = secret(env, name);
      return {
        name,
        isSet: value !== undefined,
        isWeak: name.endsWith("_PREVIOUS") && value !== undefined && isShort(value),
      };
    }),
  };
}

function written(value: unknown): string | null {
  const text = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  return text.trim() === "" ? null : text.trim();
}
