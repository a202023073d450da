import express, { type Router } from 'express'
import { z } from 'zod'
import { MOODS, type Mood } from './mood.ts'

const Body = z.strictObject({ mood: z.enum(MOODS) })

/** `PUT /mood` with `{ "mood": "down" }`: how a sandbox behaves, by the page's names. */
export function moodRoutes(setMood: (mood: Mood) => Promise<void>): Router {
  const router = express.Router()
  router.put('/mood', express.json(), async (request, response) => {
    const parsed = Body.safeParse(request.body)
    if (!parsed.success) {
      response.status(400).json({ error: z.prettifyError(parsed.error) })
      return
    }
    await setMood(parsed.data.mood)
    response.json(parsed.data)
  })
  return router
}
