import type { RequestHandler } from 'express'
import type { Feed } from './feed.ts'

/** `GET /live`: the feed as Server-Sent Events, one JSON message an event. */
export function streamFeed(feed: Feed): RequestHandler {
  return (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write('retry: 1000\n\n')
    const stop = feed.subscribe(message => response.write(`data: ${JSON.stringify(message)}\n\n`))
    request.on('close', stop)
  }
}
