import { describe, expect, test } from 'vitest'
import { isPrivateAddress } from '../../relay/upstream/private-address.ts'

describe('an address outside the public internet is private', () => {
  test.each([
    ['this host', '0.0.0.0'],
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.255.255.254'],
    ['RFC 1918, ten', '10.0.0.1'],
    ['RFC 1918, first of 172', '172.16.0.1'],
    ['RFC 1918, last of 172', '172.31.255.255'],
    ['RFC 1918, 192.168', '192.168.1.1'],
    ['carrier NAT', '100.64.0.1'],
    ['link-local, where clouds keep their metadata', '169.254.169.254'],
    ['documentation', '192.0.2.1'],
    ['benchmarks', '198.19.255.255'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 unspecified', '::'],
    ['IPv6 loopback', '::1'],
    ['IPv6 link-local', 'fe80::1'],
    ['IPv6 link-local with a zone', 'fe80::1%eth0'],
    ['IPv6 unique local', 'fd12:3456::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['IPv6 documentation', '2001:db8::1'],
    ['6to4', '2002:a00:1::1'],
    ['Teredo', '2001:0:1::1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped loopback in hexadecimal', '::ffff:7f00:1'],
    ['mapped RFC 1918', '::ffff:192.168.1.1'],
    ['NAT64 of loopback', '64:ff9b::127.0.0.1'],
    ['NAT64 of RFC 1918', '64:ff9b::a00:1'],
    ['local NAT64', '64:ff9b:1::1'],
  ])('%s', (_, address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })
})

describe('an address of the public internet is not', () => {
  test.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450::1',
    '::ffff:1.1.1.1',
    '64:ff9b::1.1.1.1',
  ])('%s', address => {
    expect(isPrivateAddress(address)).toBe(false)
  })
})
