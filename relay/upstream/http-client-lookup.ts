import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPrivateAddress } from './private-address.ts'

export const PRIVATE_ADDRESS = 'ERR_PRIVATE_ADDRESS'

/**
 * Resolves a host name for a connection that may only go to the public internet. The addresses it yields are the ones
 * that are connected to, so a name can't answer with one address to a check and with another to the connection.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, options, (error, address, family) => {
    const addresses = Array.isArray(address) ? address.map(entry => entry.address) : [address]
    if (!error && addresses.some(isPrivateAddress)) {
      const refusal = new Error(`${hostname} has a private address`)
      callback(Object.assign(refusal, { code: PRIVATE_ADDRESS }), address, family)
    } else {
      callback(error, address, family)
    }
  })
}
