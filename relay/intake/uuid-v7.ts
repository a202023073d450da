import { randomUUID } from 'node:crypto'

/** A UUIDv7 (RFC 9562): time-ordered, so that new rows land at the end of an index. */
export function uuidV7(now: number): string {
  const time = now.toString(16).padStart(12, '0')
  // A UUIDv4's variant and random bits, behind time and version.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}

/** When a UUIDv7 was made, in milliseconds since 1970. */
export function timeOf(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16)
}
