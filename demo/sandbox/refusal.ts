/** A request is refused: thrown anywhere on the way, and answered in one place in the vendor's words. */
export class Refusal extends Error {
  readonly status: number
  readonly headers: Record<string, string>

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, message)
}

export function unauthorized(message: string): Refusal {
  return new Refusal(401, message)
}

export function forbidden(message: string): Refusal {
  return new Refusal(403, message)
}

export function notFound(message: string): Refusal {
  return new Refusal(404, message)
}
