/** The BCP 47 tag by which dates and numbers are written. */
export const tag: string = "en-GB";

export const units = {
  day: (count: number) => (count === 1 ? "1 day" : `${count} days`),
  hour: (count: number) => `${count} h`,
  minute: (count: number) => `${count} min`,
  second: (count: number) => `${count} s`,
};

/** How the last part of an age is said: "14 h ago". */
export const ago = {
  day: (count: number) => (count === 1 ? "1 day ago" : `${count} days ago`),
  hour: (count: number) => `${count} h ago`,
  minute: (count: number) => `${count} min ago`,
  second: (count: number) => `${count} s ago`,
};
