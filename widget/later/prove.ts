import type { FormHandle } from '../handle.ts'
import type { Reply } from '../send/post.ts'
import { solveProof } from './solve-proof.ts'

/** A form may get busier while the browser works, and then asks for more. */
const TRIES = 3

/**
 * Brings the proofs of work that the relay asks for; what it asks for with the ticket is done while the visitor types. Says
 * too what stands in the field that only programs find.
 */
export function prove({ memory, root }: FormHandle): void {
  const { post, entry } = memory
  let challenge: string | undefined
  let proof: Promise<string | undefined> | undefined
  let work: AbortController | undefined

  /** Begins to work, unless nothing new is asked for. */
  function heed(reply: { challenge?: string | undefined }): boolean {
    if (!reply.challenge || reply.challenge === challenge) return false
    work?.abort()
    work = new AbortController()
    challenge = reply.challenge
    proof = solveProof(challenge, work.signal).catch(() => undefined)
    return true
  }

  memory.post = async <Answer>(url: string, body: object, key?: string): Promise<Reply<Answer>> => {
    const isContact = url.endsWith('/conversations')
    for (let tries = 1; ; tries++) {
      const trap = root.querySelector<HTMLInputElement>('[name="subject"]')?.value
      const seen = isContact && { ...(trap && { trap }), proof: await proof }
      const reply = await post<Answer>(url, { ...body, ...seen }, key)
      if (!heed(reply as { challenge?: string }) || !isContact || tries === TRIES) return reply
    }
  }
  void entry?.then(heed)
}
