const ANSWER_WITHIN_MS = 15_000
/** A page or a script that is longer is read no further. */
const LONGEST_BODY = 5 * 1024 * 1024

/** What a server said, or why it said nothing. */
export type Answer =
  | { kind: 'answer'; url: string; status: number; headers: Headers; body: Uint8Array }
  /** `why` ends a sentence that begins with who was asked. */
  | { kind: 'silence'; url: string; why: string }

/** By the code of the operating system, Node.js or OpenSSL. */
const SILENCES: Record<string, string> = {
  ENOTFOUND: 'has a name that leads nowhere (DNS)',
  EAI_AGAIN: 'has a name that cannot be looked up right now (DNS)',
  ECONNREFUSED: 'does not listen on that port',
  ECONNRESET: 'breaks the connection off',
  UND_ERR_SOCKET: 'breaks the connection off',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer',
  ETIMEDOUT: 'does not answer',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that browsers do not trust (self-signed)',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that browsers do not trust (self-signed)',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'sends its certificate without the intermediate ones, which not every browser can make up for',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has a certificate of an authority that is not known here',
  ERR_SSL_WRONG_VERSION_NUMBER: 'speaks no TLS on that port',
  EPROTO: 'speaks no TLS that can be understood',
}

/** Makes one request and follows no redirect. Never rejects. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal })
    const { status, headers } = response
    return { kind: 'answer', url, status, headers, body: await readBody(response) }
  } catch (error) {
    return { kind: 'silence', url, why: whySilent(error) }
  }
}

async function readBody(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    length += chunk.length
    if (length > LONGEST_BODY) break
  }
  return Buffer.concat(chunks).subarray(0, LONGEST_BODY)
}

function whySilent(error: unknown): string {
  const { name, cause } = error as Error
  if (name === 'TimeoutError') return 'does not answer in time'
  const { code = '', message } = (cause ?? error) as NodeJS.ErrnoException
  return SILENCES[code] ?? `cannot be asked: ${message}`
}

export function textOf({ body }: { body: Uint8Array }): string {
  return new TextDecoder().decode(body)
}
