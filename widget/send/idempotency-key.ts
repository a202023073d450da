/** A fresh key. `crypto.randomUUID` is missing on pages without TLS, `getRandomValues` nowhere. */
export const idempotencyKey = (): string =>
  crypto.getRandomValues(new Uint32Array(4)).reduce((key, part) => key + part.toString(36), '')
