import type { Bridge } from '../shared/ipc/bridge.ts'
import { askWhy, openSession } from './browser-session.ts'
import { handOverLink } from './hand-over-link.ts'
import { createSocketBridge } from './socket-bridge.ts'

/* The doorway of the browser host: runs before the screens and gives them `window.desk`. */

const worksOnce =
  'This address works once, and for one tab. Open the console from the terminal again: press Enter there for a new address.'

const session = openSession(window).catch(() => null)

const desk = createLateBridge(
  session.then((secret) => {
    if (secret === null) {
      void showWayIn()
      return null
    }
    return createSocketBridge({
      openSocket: () => new WebSocket(`ws://${window.location.host}/`, ['desk', secret]),
      askWhy: () => askWhy(window, secret),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      onTurnedAway: () => showWords(worksOnce),
    })
  }),
)

Object.defineProperty(window, 'desk', { value: desk })

/** The screens start before the key is swapped: what they ask and hear waits for the bridge. */
function createLateBridge(coming: Promise<Bridge | null>): Bridge {
  return {
    call: (name, request) =>
      // Without a bridge the page shows words in place of the screens; nobody waits for an answer.
      coming.then((bridge) =>
        bridge === null ? new Promise<never>(() => undefined) : bridge.call(name, request),
      ),
    on(name, listen) {
      let left = false
      let leave = () => {
        left = true
      }
      void coming.then((bridge) => {
        if (!left && bridge !== null) leave = bridge.on(name, listen)
      })
      return () => leave()
    },
  }
}

/** A tab without a key or a secret: where its address names a ticket, one that has the console open shows it. */
async function showWayIn(): Promise<void> {
  const ticketNumber = await handOverLink(window.location.hash)
  if (ticketNumber === null) showWords(worksOnce)
  else showWords(`Ticket #${ticketNumber} is shown in the tab that has your console open. Close this one.`)
}

function showWords(said: string): void {
  const words = document.createElement('p')
  words.setAttribute('role', 'alert')
  words.textContent = said
  words.style.cssText =
    'max-width: 32em; margin: 20vh auto; padding: 0 2em; font: 16px/1.5 system-ui, sans-serif'
  document.title = 'iMagine Desk'
  document.body.replaceChildren(words)
}
