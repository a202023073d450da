/** Ends a command with a failing exit code and one sentence that says what to do. */
export class Refusal extends Error {}
