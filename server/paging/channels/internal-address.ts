import { BlockList, isIPv6 } from 'node:net'

/** Networks that no address of the internet lies in (IANA special-purpose registries, RFC 6890). */
const internal = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  internal.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  internal.addSubnet(network, bits, 'ipv6')

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/**
 * Whether an address lies inside somebody's own network. A gateway there is reached only where an administrator allows
 * it: whoever may name an address must not use the desk to knock at doors that only the desk stands before.
 */
export function isInternalAddress(address: string): boolean {
  const v4 = mapped.exec(address)?.[1] ?? address
  return internal.check(v4, isIPv6(v4) ? 'ipv6' : 'ipv4')
}
