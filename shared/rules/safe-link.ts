/** Node and every browser have it; this room knows neither by its types. */
declare const URL: {
  canParse(text: string): boolean
  new (text: string): { protocol: string; username: string; password: string }
}

/** Longer ones are shown as the text they are. */
export const longestLink = 2000
/** Nothing but one address: headers in a `mailto:` could attach files or add readers. */
const plainMailto = /^mailto:[^?\s]+$/i

/**
 * Whether a link may be shown as one, and be handed to the system's browser or mail program: the one rule, asked where
 * Markdown is read, where a screen draws a link, and again by the shell before it opens anything.
 */
export function isSafeLink(link: string): boolean {
  if (link.length > longestLink || !URL.canParse(link)) return false
  const { protocol, username, password } = new URL(link)
  // A name before @ makes an address look like another.
  if (protocol === 'https:') return username === '' && password === ''
  return protocol === 'mailto:' && plainMailto.test(link)
}
