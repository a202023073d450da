import type { Response } from 'express'

/** How a request showed that it may come in; both false where nobody has to. */
export interface SignedIn {
  /** It carries the token itself, as programs do. */
  bearer: boolean
  /** It comes from a browser that has signed in. */
  session: boolean
}

export function setSignedIn(response: Response, signedIn: SignedIn): void {
  response.locals.signedIn = signedIn
}

export function signedIn(response: Response): SignedIn {
  return (response.locals.signedIn as SignedIn | undefined) ?? { bearer: false, session: false }
}
