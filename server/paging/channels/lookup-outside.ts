import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { isIP } from 'node:net'
import { isInternalAddress } from './internal-address.ts'

/** A gateway's name leads into a private network, and nobody allowed that. Asking again does not help. */
export class InsideOnly extends Error {}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/**
 * Where a name leads, for `connect` and `request`: asked at the very moment of connecting, so that a name that changes
 * its mind gets no further. Fails with `InsideOnly` where any of its addresses lies in a private network.
 */
export function lookupOutside(host: string, options: LookupOptions, found: Found): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return found(error, '')
    const inside = addresses.find(({ address }) => isInternalAddress(address))
    if (inside !== undefined) return found(new InsideOnly(insideWords(inside.address)), '')
    const [first] = addresses
    if (options.all === true) return found(null, addresses)
    return found(null, first?.address ?? '', first?.family)
  })
}

/** What is wrong with a host that is written as an address, which nobody looks up; null where nothing is. */
export function whyInside(host: string): string | null {
  return isIP(host) !== 0 && isInternalAddress(host) ? insideWords(host) : null
}

/** Names the rule as the console and the API call it. */
function insideWords(address: string): string {
  const rule = '“May stand inside our own network”, allowsInternal'
  return `It leads to ${address}, inside a private network. An administrator can allow that for this method (${rule}).`
}
