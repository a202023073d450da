/** What goes back to a caller. `body` is sent as JSON; a string body is sent as it stands, as `type`. */
export interface Answer {
  status: number
  body: unknown
  /** Media type of a string body. */
  type?: string
  headers?: Record<string, string>
}
