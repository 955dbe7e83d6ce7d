// Unexpected errors in a form that may be logged: kind and place in our code, never the message, which may quote a
// customer's licence.

/** `TypeError (ERR_CODE) at index.js:12:3, index.js:40:7`; `unknown` for what is not an Error. */
export function redactError(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown';
  const code = 'code' in problem ? ` (${String(problem.code).replace(/\W/g, '')})` : '';
  return `${nameOf(problem)}${code}${placesOf(problem)}`;
}

/** The error's code, else its name; `unknown` for what is not an Error. */
export function errorCode(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown';
  return 'code' in problem ? String(problem.code) : nameOf(problem);
}

/** Only a name of an error's form: another may be personal data. */
function nameOf({ name }: Error): string {
  return /^\w*(?:Error|Exception)$/.test(name) ? name : 'Error';
}

/** File names without their folders, which may hold a person's name. */
function placesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').flatMap((line) => /^ {4}at .*?([\w.-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? []);
  return frames.length === 0 ? '' : ` at ${frames.slice(0, 5).join(', ')}`;
}
