import { randomUUID } from 'node:crypto'
import { Pool } from 'undici'

const SITE = 'https://www.example.com'
const CONCURRENCY = 32

/** Requests a second that the server at `port` answers with `status`, over `count` submissions of new visitors. */
export async function submissionsPerSecond(port, count, status) {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONCURRENCY })
  const post = (path, body) =>
    pool.request({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', origin: SITE, 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    })
  const { body } = await post('/v1/forms/contact/tickets', {})
  const { ticket = 'none' } = await body.json()
  let left = count
  const visitor = async () => {
    while (left-- > 0) {
      const email = `${randomUUID()}@example.com`
      const answer = await post('/v1/forms/contact/conversations', {
        ticket,
        name: 'Ana Sample',
        email,
        language: 'en',
      })
      const text = await answer.body.text()
      if (answer.statusCode !== status) throw new Error(`${answer.statusCode} instead of ${status}: ${text}`)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: CONCURRENCY }, visitor))
  const seconds = (performance.now() - start) / 1000
  await pool.close()
  return count / seconds
}
