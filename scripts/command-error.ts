/** An error to print without a stack: its message says what is wrong and what to write instead. */
export class CommandError extends Error {}
