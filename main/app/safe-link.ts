const longestLink = 2000
/** Nothing but one address: headers in a `mailto:` could attach files or add readers. */
const plainMailto = /^mailto:[^?\s]+$/i

/** Whether a link from a screen may be handed to the system's browser or mail program. */
export function isSafeLink(link: string): boolean {
  if (link.length > longestLink || !URL.canParse(link)) return false
  const { protocol, username, password } = new URL(link)
  // A name before @ makes an address look like another.
  if (protocol === 'https:') return username === '' && password === ''
  return protocol === 'mailto:' && plainMailto.test(link)
}
