import { expect, test } from 'vitest'
import { createLog } from '../../relay/log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = []
  write(createLog({ write: line => void lines.push(line) }))
  return lines
}

test('A line is one JSON object with its time', () => {
  const [line = ''] = logged(log => log.info('It happened', { form: 'contact', status: 201 }))
  expect(line).toMatch(/^\{.*\}\n$/)
  expect(JSON.parse(line)).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    form: 'contact',
    status: 201,
    msg: 'It happened',
  })
})

test('A field that is not listed is not written', () => {
  const fields = { form: 'contact', email: 'ada@example.com', name: 'Ada', __proto__: { phone: '1' } }
  for (const level of ['info', 'warn', 'error'] as const) {
    const [line = ''] = logged(log => log[level]('It happened', fields))
    expect(Object.keys(JSON.parse(line)).sort()).toEqual(['form', 'level', 'msg', 'time'])
  }
})

test('A line break in a value does not begin a line', () => {
  const lines = logged(log => log.warn('It happened', { why: 'a\n{"level":30}' }))
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toContain('\n')
})

test('Of an error its name, code and stack are written, never its message', () => {
  const cause = Object.assign(new TypeError('ada@example.com is wrong\nand vapk_live_0 too'), {
    code: 'E_ADA',
  })
  const [line = ''] = logged(log => log.error('It failed', {}, cause))
  expect(JSON.parse(line)).toMatchObject({ level: 50, error: 'TypeError', errorCode: 'E_ADA' })
  expect(JSON.parse(line).stack).toContain('log.test.ts')
  expect(line).not.toMatch(/ada@example|vapk_live/)
})

test('Of a wrapped error the cause is written', () => {
  const cause = new RangeError('secret')
  const [line = ''] = logged(log => log.error('It failed', {}, new Error('outside', { cause })))
  expect(JSON.parse(line).error).toBe('RangeError')
})

test.each([['a text'], [null], [undefined], [{ message: 'ada@example.com' }], [42]])(
  'What was thrown and is no error is not written: %j',
  thrown => {
    const [line = ''] = logged(log => log.error('It failed', {}, thrown))
    expect(Object.keys(JSON.parse(line)).sort()).toEqual(['level', 'msg', 'time'])
  },
)

test('A message that imitates a stack frame is not written', () => {
  const cause = new Error('first line\n    at ada@example.com (secret)')
  const [line = ''] = logged(log => log.error('It failed', {}, cause))
  expect(line).not.toContain('ada@example.com')
})
