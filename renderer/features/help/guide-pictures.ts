import blocklistDark from '../../../docs/images/blocklist-dark.png'
import blocklistLight from '../../../docs/images/blocklist-light.png'
import onCallDark from '../../../docs/images/on-call-dark.png'
import onCallLight from '../../../docs/images/on-call-light.png'
import pagesDark from '../../../docs/images/pages-dark.png'
import pagesLight from '../../../docs/images/pages-light.png'
import queueDark from '../../../docs/images/queue-dark.png'
import queueLight from '../../../docs/images/queue-light.png'

/** The addresses of one picture, for either theme. */
export interface GuidePicture {
  light: string
  dark: string
}

const pictures: Readonly<Record<string, GuidePicture>> = {
  '../images/blocklist-light.png': { light: blocklistLight, dark: blocklistDark },
  '../images/on-call-light.png': { light: onCallLight, dark: onCallDark },
  '../images/pages-light.png': { light: pagesLight, dark: pagesDark },
  '../images/queue-light.png': { light: queueLight, dark: queueDark },
}

/** A picture as the guide names it; null where there is none. */
export function guidePicture(source: string): GuidePicture | null {
  return pictures[source] ?? null
}
