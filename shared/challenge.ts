import { z } from 'zod'

/**
 * Work for a program that takes a browser a moment. Append a dot and a whole number, so that the SHA-256 of all of it
 * begins with as many zero bits as the challenge begins with in decimal: that is the proof.
 */
export const Challenge = z.string().regex(/^\d{1,2}\./)
