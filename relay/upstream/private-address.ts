import { BlockList, isIPv6 } from 'node:net'

// What RFC 6890 and its updates call not globally reachable, and multicast.
const IPV4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

// Inside 2000::/3: protocol assignments with Teredo, documentation, and 6to4, which can lead anywhere.
const IPV6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

/** Where IPv4 hides in IPv6: mapped addresses, and NAT64 (RFC 6052), by which an IPv6-only host reaches IPv4. */
const EMBEDDINGS = ['::ffff:', '64:ff9b::'] as const

const refused = new BlockList()
const global = new BlockList()

for (const [network, prefix] of IPV4) {
  refused.addSubnet(network, prefix, 'ipv4')
  for (const embedding of EMBEDDINGS) refused.addSubnet(embedding + network, 96 + prefix, 'ipv6')
}
for (const [network, prefix] of IPV6) refused.addSubnet(network, prefix, 'ipv6')
global.addSubnet('2000::', 3, 'ipv6')
for (const embedding of EMBEDDINGS) global.addSubnet(`${embedding}0.0.0.0`, 96, 'ipv6')

/** Whether an IP address is private, loopback, link-local or otherwise no host of the public internet. */
export function isPrivateAddress(address: string): boolean {
  const [bare = ''] = address.split('%')
  if (isIPv6(bare)) return refused.check(bare, 'ipv6') || !global.check(bare, 'ipv6')
  return refused.check(bare, 'ipv4')
}
