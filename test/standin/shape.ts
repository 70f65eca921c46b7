/** Checks of JSON values that say what is wrong and where. Nothing of Node: they run in workerd too. */
export type Check = (value: unknown, at: string) => readonly string[];

export type Shape = Readonly<Record<string, Check>>;

/** Counted in UTF-16 units, which is never less than in code points. */
export function text(min: number, max: number): Check {
  return (value, at) => {
    if (typeof value !== "string") return [`${at} must be a string`];
    if (!value.isWellFormed()) return [`${at} holds half of a character`];
    if (value.length < min) return [`${at} must be at least ${min} long`];
    return value.length > max ? [`${at} must be at most ${max} long, is ${value.length}`] : [];
  };
}

export function word(...allowed: readonly string[]): Check {
  return (value, at) =>
    typeof value === "string" && allowed.includes(value) ? [] : [`${at} must be one of ${allowed.join(", ")}`];
}

export const flag: Check = (value, at) => (typeof value === "boolean" ? [] : [`${at} must be true or false`]);

export function url(max: number): Check {
  return (value, at) => {
    const faults = text(1, max)(value, at);
    return faults.length > 0 || /^https?:\/\/\S+$/.test(String(value)) ? faults : [`${at} must be an http(s) URL`];
  };
}

export function list(item: Check, min: number, max: number): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return [`${at} must be a list`];
    if (value.length < min || value.length > max)
      return [`${at} must hold ${min} to ${max} items, has ${value.length}`];
    return value.flatMap((entry, index) => item(entry, `${at}/${index}`));
  };
}

/** Every required key, any of the optional ones, and no other. */
export function object(required: Shape, optional: Shape = {}): Check {
  return (value, at) => {
    if (!isRecord(value)) return [`${at} must be an object`];
    const missing = Object.keys(required).filter((key) => value[key] === undefined);
    return [
      ...missing.map((key) => `${at}/${key} is required`),
      ...Object.entries(value).flatMap(([key, entry]) => {
        const check = required[key] ?? optional[key];
        return check ? check(entry, `${at}/${key}`) : [`${at}/${key} is not known here`];
      }),
    ];
  };
}

/** One of several objects, told apart by their `type`. */
export function typed(kinds: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (!isRecord(value)) return [`${at} must be an object`];
    const check = typeof value.type === "string" ? kinds[value.type] : undefined;
    return check ? check(value, at) : [`${at}/type must be one of ${Object.keys(kinds).join(", ")}`];
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
