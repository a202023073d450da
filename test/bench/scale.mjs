// What a million rows cost, and what a relay takes when it does nothing: `node test/bench/scale.mjs` alone.
import { claimCosts } from './claim-cost.mjs'
import { postgresDatabases, sqliteFiles } from './databases.mjs'
import { residentMemory, startTime } from './process-cost.mjs'

const MANY = Number(process.env.ROWS ?? 1_000_000)
const WAITING = 100_000
/** Until V8 has given back what starting took. */
const SETTLE_SECONDS = Number(process.env.SECONDS ?? 30)

const sqlite = sqliteFiles()
const postgres = await postgresDatabases()
try {
  const costs = await claimCosts(sqlite, MANY)
  if (postgres !== null) costs.push(...(await claimCosts(postgres, MANY)))
  console.log('Milliseconds to find out what is due and to claim it')
  console.table(costs)

  const empty = await sqlite.filled('done', 0)
  const waiting = await sqlite.filled('due', WAITING)
  const full = await sqlite.filled('due', MANY)
  const megabytes = async store => `${Math.round(await residentMemory(store, SETTLE_SECONDS))} MB`
  const milliseconds = async store => `${Math.round(await startTime(store))} ms`
  console.table([
    { what: 'resident memory, idle', is: await megabytes(empty), budget: '<= 100 MB' },
    {
      what: `resident memory, ${WAITING.toLocaleString('en')} waiting`,
      is: await megabytes(waiting),
      budget: '<= 130 MB',
    },
    { what: 'ready after start, empty', is: await milliseconds(empty), budget: '<= 1000 ms' },
    {
      what: `ready after start, ${MANY.toLocaleString('en')} rows`,
      is: await milliseconds(full),
      budget: '<= 2000 ms',
    },
  ])
} finally {
  await sqlite.remove()
  await postgres?.remove()
}
