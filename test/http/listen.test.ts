import { type Express, Router } from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../relay/http/listen.ts'

test('Requests and responses have the prototypes that Express wants from the start', async () => {
  const router = Router()
  router.use((request, response) => {
    const born = [request, response].map(
      message => message.constructor.prototype === Object.getPrototypeOf(message),
    )
    response.json({ born, wanted: Object.getPrototypeOf(request) === (request.app as Express).request })
  })
  const { port, close } = await listen(router, { host: '127.0.0.1', port: 0 })
  onTestFinished(close)
  expect(await (await fetch(`http://127.0.0.1:${port}`)).json()).toEqual({ born: [true, true], wanted: true })
})
