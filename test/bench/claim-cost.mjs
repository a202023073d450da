import { openStore } from '../../dist/relay/store/open-store.js'
import { MIXES } from './fill-store.mjs'

const ROUNDS = 200
const FEW = 1000

const rowsOf = count => `${count.toLocaleString('en')} rows`
const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/**
 * What a relay asks of its store to find out what it may attempt, and to claim it, beside few rows and beside many; in
 * turns, so that a noisy machine is noisy for both.
 * @returns rows for a table, times in milliseconds
 */
export async function claimCosts(databases, many) {
  const rows = []
  for (const mix of Object.keys(MIXES)) {
    const stores = []
    for (const count of [FEW, many]) stores.push(await openStore(await databases.filled(mix, count)))
    const [few, lots] = await measured(stores)
    for (const store of stores) await store.close()
    rows.push({
      store: databases.name,
      'rows that are': mix,
      [rowsOf(FEW)]: few.toFixed(2),
      [rowsOf(many)]: lots.toFixed(2),
      ratio: (lots / few).toFixed(2),
      budget: '<= 2',
    })
  }
  return rows
}

async function measured(stores) {
  const times = stores.map(() => [])
  for (let round = -10; round < ROUNDS; round += 1) {
    for (const [index, store] of stores.entries()) {
      const start = performance.now()
      await store.queues({ now: Date.now(), upTo: 4 })
      await store.claimDue({
        ...{ upstream: 'reception', now: Date.now(), limit: 4 },
        lease: { token: `bench ${round}`, ms: 600_000 },
      })
      // The first rounds fill caches.
      if (round >= 0) times[index].push(performance.now() - start)
    }
  }
  return times.map(median)
}
