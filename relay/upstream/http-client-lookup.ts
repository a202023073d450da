import type { LookupFunction } from 'node:net'
import { isPrivateAddress } from './private-address.ts'

export const PRIVATE_ADDRESS = 'ERR_PRIVATE_ADDRESS'

/**
 * Resolves host names for connections that may only go to the public internet. The addresses it yields are the ones
 * that are connected to, so a name can't answer with one address to a check and with another to the connection.
 */
export function lookupPublic(resolve: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, options, (error, address, family) => {
      const addresses = Array.isArray(address) ? address.map(entry => entry.address) : [address]
      if (!error && addresses.some(isPrivateAddress)) {
        const refusal = new Error(`${hostname} has a private address`)
        callback(Object.assign(refusal, { code: PRIVATE_ADDRESS }), address, family)
      } else {
        callback(error, address, family)
      }
    })
  }
}
