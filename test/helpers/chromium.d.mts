/**
 * The path of a Chromium to test with: one that the system has, or one that is installed now.
 * @throws an error that says what the reader can do
 */
export function findChromium(): string
