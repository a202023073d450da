import pg from 'pg'
import { type Explanation, NewerSchemaError, StoreOpenError } from './store-open-error.ts'

const URL_OF_STORE = 'the URL that "store" refers to'
const CHECK = `Check ${URL_OF_STORE}`
const UNKNOWN_HOST: Explanation = ['there is no such host', `${CHECK}.`]
const SILENT: Explanation = ['it does not answer', `${CHECK}, and what stands between here and there.`]
const CUT: Explanation = ['the connection broke', 'Look into the log of the database.']
const CERTIFICATE: Explanation = [
  'its certificate is not one that this machine trusts',
  'Set NODE_EXTRA_CA_CERTS to the file of its authority.',
]

/** By SQLSTATE or by the code of the operating system, of Node.js or of a word in the message. */
function explanation(error: NodeJS.ErrnoException, { user, password }: pg.Client): Explanation {
  const { code = '', message } = error
  if (error instanceof NewerSchemaError) return [message, 'Run that version.']
  const known: Record<string, Explanation> = {
    ECONNREFUSED: ['nothing listens there', `Start it, or check ${URL_OF_STORE}.`],
    ENOTFOUND: UNKNOWN_HOST,
    EAI_AGAIN: UNKNOWN_HOST,
    ETIMEDOUT: SILENT,
    EHOSTUNREACH: SILENT,
    ENETUNREACH: SILENT,
    ECONNRESET: CUT,
    '28P01': [`the password of the user "${user}" is wrong`, `${CHECK}.`],
    '28000': [`the user "${user}" is not let in`, `${CHECK}, and pg_hba.conf.`],
    '3D000': ['there is no such database', `Make it, or check ${URL_OF_STORE}.`],
    '42501': [
      `the user "${user}" may not make its tables there (${message})`,
      `Let it: grant create on schema public to "${user}".`,
    ],
    '25006': ['it can only be read', 'Name the primary server.'],
    '53100': ['its disk is full', 'Make room on it.'],
    '53300': ['it takes no more connections', 'Raise its max_connections: each relay uses up to ten.'],
    '57P03': ['it is starting or stopping', 'Try again when it is up.'],
    SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
    DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  }
  if (known[code]) return known[code]
  if (message.startsWith('SASL')) return ['it asks for a password', `${CHECK}: it has none.`]
  if (/timeout/i.test(message)) return SILENT
  if (message.startsWith('Connection terminated')) return CUT
  return [password ? message.replaceAll(password, '…') : message, `${CHECK}.`]
}

/** What to tell the operator whose database at `url` can't be opened; never the password in it. */
export function explainPostgres(url: string, error: unknown): StoreOpenError {
  const target = targetOf(url)
  if (target === null) {
    return new StoreOpenError(
      'What "store" refers to is no URL. It looks like postgres://user:password@host:5432/database.',
      undefined,
    )
  }
  const [why, whatToDo] = explanation(error as NodeJS.ErrnoException, target)
  const { database, host, port } = target
  return new StoreOpenError(
    `The PostgreSQL database "${database}" at ${host}:${port} cannot be used: ${why}. ${whatToDo}`,
    error,
  )
}

function targetOf(url: string): pg.Client | null {
  try {
    return new pg.Client(url)
  } catch {
    return null
  }
}
