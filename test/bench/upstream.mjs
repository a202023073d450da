// An upstream that costs next to nothing: every POST makes a record, every GET finds one.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'

const refuse = process.argv.includes('--refuse')

createServer((request, response) => {
  request.resume().on('end', () => {
    const body = refuse
      ? { error: { code: 'unauthorized', message: 'unknown key' } }
      : {
          id: randomUUID(),
          channel: 'webform',
          customer_identifier: 'x',
          status: 'active',
          created_at: '2026-01-01T00:00:00Z',
        }
    response.writeHead(refuse ? 401 : 201, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  })
}).listen(0, '127.0.0.1', function () {
  process.send(this.address().port)
})
