// `npm run bench`: the relay beside others that promise less, in one run, in turns, so that a noisy machine is noisy
// for all of them. Medians and their ratios are what counts.
import { fork } from 'node:child_process'
import { submissionsPerSecond } from './load.mjs'

const ROUNDS = Number(process.env.ROUNDS ?? 7)
const COUNT = Number(process.env.COUNT ?? 3000)

const children = []
const start = (file, ...args) =>
  new Promise((resolve, reject) => {
    const child = fork(new URL(file, import.meta.url), args.map(String))
    children.push(child)
    child.once('message', resolve)
    child.once('exit', code => reject(new Error(`${file} ended with ${code}`)))
  })

const upstream = await start('./upstream.mjs')
const refusing = await start('./upstream.mjs', '--refuse')
const contestants = [
  { name: 'bare node:http + undici proxy', port: await start('./bare-proxy.mjs', upstream), status: 201 },
  { name: 'Express + fetch relay', port: await start('./express-relay.mjs', upstream), status: 201 },
  { name: 'Foyer, live path, durable', port: await start('./foyer.mjs', upstream), status: 201 },
  {
    name: 'Express answering a constant',
    port: await start('./express-relay.mjs', upstream, '--constant'),
    status: 202,
  },
  { name: 'Foyer, queued path, durable', port: await start('./foyer.mjs', refusing), status: 202 },
].map(contestant => ({ ...contestant, rates: [] }))

for (let round = 0; round <= ROUNDS; round++) {
  for (const { port, status, rates } of contestants) {
    const rate = await submissionsPerSecond(port, round === 0 ? 500 : COUNT, status)
    if (round > 0) rates.push(rate)
  }
}
for (const child of children) child.removeAllListeners('exit').kill()

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const [bare, plain, live, constant, queued] = contestants.map(({ rates }) => median(rates))
console.table(
  contestants.map(({ name, rates }) => ({
    what: name,
    'median a second': Math.round(median(rates)),
    lowest: Math.round(Math.min(...rates)),
    highest: Math.round(Math.max(...rates)),
  })),
)
console.table([
  { ratio: 'live path / bare proxy', is: (live / bare).toFixed(2), budget: '>= 0.45' },
  { ratio: 'live path / Express + fetch', is: (live / plain).toFixed(2), budget: '>= 1.8' },
  { ratio: 'queued path / constant', is: (queued / constant).toFixed(2), budget: '>= 0.6' },
])
await import('./scale.mjs')
