import express, { type Router } from 'express'
import { z } from 'zod'
import { MOODS, type Mood } from './mood.ts'

const Body = z.strictObject({ mood: z.enum(MOODS) })

/** The page's buttons: `PUT /upstream/mood` with `{ "mood": "down" }`, `POST /upstream/purge`. */
export function moodRoutes(setMood: (mood: Mood) => Promise<void>, purge: () => void): Router {
  const router = express.Router()
  router.put('/upstream/mood', express.json(), async (request, response) => {
    const parsed = Body.safeParse(request.body)
    if (!parsed.success) {
      response.status(400).json({ error: z.prettifyError(parsed.error) })
      return
    }
    await setMood(parsed.data.mood)
    response.json(parsed.data)
  })
  router.post('/upstream/purge', (_request, response) => {
    purge()
    response.status(204).end()
  })
  return router
}
