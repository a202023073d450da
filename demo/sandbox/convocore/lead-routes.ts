import { badRequest } from '../refusal.ts'
import type { Route } from '../route.ts'
import { readLimit } from './page.ts'
import type { Records } from './records.ts'

/**
 * `GET /agents/:agent/leads`: conversations of which anything is known of the visitor, by what that contains. What a row
 * has is undocumented, so here it is the least; leads on their own are left out.
 */
export function leadRoutes(records: Pick<Records, 'listed'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/agents/:agent/leads',
      handle: call => {
        const { searchTerm = '', page = '1', limit: asked, ...others } = call.query
        const [other] = Object.keys(others)
        if (other !== undefined) throw badRequest(`${other}: unknown query parameter`)
        if (!/^[1-9]\d*$/.test(page)) throw badRequest('page: must be a positive integer')
        const limit = readLimit(asked)

        const wanted = searchTerm.toLowerCase()
        const found = records
          .listed()
          .map(({ ID, ts, userName, userEmail, userPhone }) => ({ ID, ts, userName, userEmail, userPhone }))
          .filter(({ userName, userEmail, userPhone }) =>
            [userName, userEmail, userPhone].some(value => value?.toLowerCase().includes(wanted)),
          )
        const start = (Number(page) - 1) * limit
        const leads = found.slice(start, start + limit)
        return { status: 200, body: { leads, total: found.length, page: Number(page), limit } }
      },
    },
  ]
}
