// What most people would write: Express, JSON, a rate limit, fetch. With `--constant` the upstream is left out.
import express from 'express'
import { rateLimit } from 'express-rate-limit'

const [, , upstreamPort] = process.argv
const constant = process.argv.includes('--constant')
const app = express()
app.use(rateLimit({ windowMs: 60_000, limit: 1_000_000 }))
app.use(express.json({ limit: '16kb' }))
app.post('/{*path}', async (request, response) => {
  if (constant) {
    response.status(202).json({ conversationId: null, status: 'queued' })
    return
  }
  const { name, email } = request.body
  const answer = await fetch(`http://127.0.0.1:${upstreamPort}/api/v1/conversations`, {
    method: 'POST',
    headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'webform', customer_identifier: email, customer_name: name }),
  })
  const { id } = await answer.json()
  response.status(201).json({ conversationId: id })
})
app.listen(0, '127.0.0.1', function () {
  process.send(this.address().port)
})
