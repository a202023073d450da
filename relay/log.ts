import { type DestinationStream, pino } from 'pino'

/** Every field that a log line may have. What is not listed is not written, so that no visitor ends up in a log. */
const FIELDS = [
  'address',
  'attempts',
  'code',
  'count',
  'delivery',
  'dueAt',
  'form',
  'kind',
  'lane',
  'ms',
  'outcome',
  'path',
  'port',
  'route',
  'signal',
  'status',
  'submission',
  'upstream',
  'why',
] as const

export type LogFields = Partial<Record<(typeof FIELDS)[number], string | number>>

export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  /** `cause` is written as its name, code and stack without its message, which may quote a visitor. */
  error(message: string, fields?: LogFields, cause?: unknown): void
}

/** JSON lines to standard output, or to `destination`. */
export function createLog(destination: DestinationStream = standardOutput()): Log {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const logger = pino(options, destination)
  return {
    info: (message, fields = {}) => logger.info(allowed(fields), message),
    warn: (message, fields = {}) => logger.warn(allowed(fields), message),
    error: (message, fields = {}, cause) =>
      logger.error({ ...allowed(fields), ...described(cause) }, message),
  }
}

/** Synchronous: what was logged is out and in order, even when the process ends right after. */
function standardOutput(): DestinationStream {
  return pino.destination({ dest: 1, sync: true })
}

function allowed(fields: LogFields): LogFields {
  return Object.fromEntries(FIELDS.filter(key => fields[key] !== undefined).map(key => [key, fields[key]]))
}

/** A frame of V8's. The message stands before the frames and may imitate one. */
const FRAME = /^ {4}at .*:\d+:\d+\)?$/

function described(cause: unknown): object {
  if (!(cause instanceof Error)) return {}
  const root = cause.cause instanceof Error ? cause.cause : cause
  const code = (root as NodeJS.ErrnoException).code
  const frames =
    root.stack
      ?.replace(root.message, '')
      .split('\n')
      .filter(line => FRAME.test(line)) ?? []
  return {
    error: root.name,
    ...(code === undefined ? {} : { errorCode: code }),
    stack: frames.slice(0, 8).join('\n'),
  }
}
