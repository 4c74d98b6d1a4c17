import { isIPv6 } from 'node:net'

/** Uploads of customers that are taken at the same time: altogether, and from one address or /64 of IPv6. */
export const uploadPlaces = { all: 12, address: 4 } as const

export interface UploadPlaces {
  /** A place for a form from this address that brings files, or null where all are taken. Returns the way out. */
  readonly enter: (address: string) => (() => void) | null
  readonly taken: () => number
}

/** Bounds what strangers can have on its way at once; whoever finds no place is told so and loses nothing. */
export function makeUploadPlaces(): UploadPlaces {
  const byNetwork = new Map<string, number>()
  let all = 0
  return {
    enter(address) {
      const network = networkOf(address)
      const own = byNetwork.get(network) ?? 0
      if (all >= uploadPlaces.all || own >= uploadPlaces.address) return null
      all += 1
      byNetwork.set(network, own + 1)
      return () => {
        all -= 1
        const left = (byNetwork.get(network) ?? 1) - 1
        if (left > 0) byNetwork.set(network, left)
        else byNetwork.delete(network)
      }
    },
    taken: () => all,
  }
}

/** The first 64 bits of an IPv6 address, which one household or office holds (RFC 6177); any other as it is. */
function networkOf(given: string): string {
  const address = given.replace(/^::ffff:/i, '')
  if (!isIPv6(address)) return address
  const [front = '', back] = address.split('::')
  const groups = (part: string) => part.split(':').filter((group) => group !== '')
  const [before, behind] = [groups(front), groups(back ?? '')]
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - behind.length) }, () => '0')
  const whole = [...before, ...zeros, ...behind].slice(0, 4)
  return whole.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
