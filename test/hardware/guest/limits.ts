// What a scanner that comes and goes is measured by.

/** How soon after an unplug it must be told, in milliseconds. */
export const toldMs = 2000;
/** How soon a scanner that came back must work, in milliseconds. */
export const backMs = 3000;
/** The part of a processor that a program uses which has nothing to do. A loop that spins uses all of one. */
export const quiet = 0.5;
