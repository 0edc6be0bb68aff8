/** A thread has ended while it worked, as one does without memory. */
export class ThreadError extends Error {}
