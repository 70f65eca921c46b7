/** One entry of Accept or Accept-Language, in small letters, and how much it is liked: 0 to 1 (RFC 9110, 12.4.2). */
export interface Preference {
  readonly value: string;
  readonly quality: number;
}

/** In the order of the header. A weight that is none is 0: what nobody can read is not asked for. */
export function readPreferences(header: string): readonly Preference[] {
  return header.split(",").map((text) => {
    const [value = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    const quality = weight === undefined ? 1 : Number(weight);
    return { value, quality: quality >= 0 && quality <= 1 ? quality : 0 };
  });
}
