// What nobody foresaw, in words that may be kept: what kind of problem it was and where in our code, never its message,
// which may quote what a customer's licence says.

/** `TypeError (ERR_CODE) at index.js:12:3, index.js:40:7`; `unknown` for what is no error. */
export function redactError(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown';
  const code = 'code' in problem ? ` (${String(problem.code).replace(/\W/g, '')})` : '';
  return `${nameOf(problem)}${code}${placesOf(problem)}`;
}

/** Its code where it has one, else the kind of error it is. */
export function errorCode(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown';
  return 'code' in problem ? String(problem.code) : nameOf(problem);
}

/** The name of a kind of error; any other word may be anybody's. */
function nameOf({ name }: Error): string {
  return /^\w*(?:Error|Exception)$/.test(name) ? name : 'Error';
}

/** The last part of each file's path alone: the rest may hold the name of a person. */
function placesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').flatMap((line) => /^ {4}at .*?([\w.-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? []);
  return frames.length === 0 ? '' : ` at ${frames.slice(0, 5).join(', ')}`;
}
