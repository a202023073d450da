import type { WebKitPaths } from './engine-webkit.ts'

/** The path of the Firefox that the system has, or that is installed now where that needs no asking; null if there is none. */
export function findFirefox(): string | null

/** WebKit's GTK port with its driver and a screen, where the system has all three; else null. */
export function findWebKit(): WebKitPaths | null
