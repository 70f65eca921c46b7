import { readdirSync, readFileSync } from "node:fs";

/** The kernel counts CPU time in hundredths of a second for whoever reads /proc. */
const TICK = 10;

/** The CPU time that a process has used in all its threads, in milliseconds, kernel included. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

/** The one process that `parent` started under this name. */
export function childOf(parent: number, name: string): number {
  const children = readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => nameOf(pid) === name && Number(statOf(pid)[1]) === parent);
  const [child, ...others] = children;
  if (child === undefined || others.length > 0) throw new Error(`expected one ${name}, found ${children.length}`);
  return child;
}

/** The fields after the name, which may itself hold spaces and brackets (proc(5)): state, parent, … */
function statOf(pid: number): readonly string[] {
  const stat = readStat(pid);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function nameOf(pid: number): string {
  const stat = readStat(pid);
  return stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
}

/** Empty when the process has ended meanwhile. */
function readStat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return "";
  }
}
