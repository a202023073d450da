import { expect, test } from 'vitest'
import { sparingly } from '../../relay/store/sparingly.ts'

function counting(ms: number, fails = false) {
  let reads = 0
  const read = sparingly(async () => {
    reads += 1
    const until = performance.now() + ms
    while (performance.now() < until) {}
    if (fails) throw new Error('It fails')
    return reads
  })
  return read
}

test('What costs little is read every time', async () => {
  const read = counting(0)
  expect([await read(), await read(), await read()]).toEqual([1, 2, 3])
})

test('What costs much is answered with what was read before', async () => {
  const read = counting(120)
  expect([await read(), await read(), await read()]).toEqual([1, 1, 1])
})

test('Those who ask at the same moment are answered together', async () => {
  const read = counting(0)
  expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1])
})

test('A failure is not kept', async () => {
  const read = counting(120, true)
  await expect(read()).rejects.toThrow('It fails')
  await expect(read()).rejects.toThrow('It fails')
})
