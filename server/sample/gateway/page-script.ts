/**
 * Asks each second whether something came, and draws the list anew only then: whoever reads or has the keyboard on a
 * button is not disturbed. Without scripts the page loads itself anew.
 */
export const pageScript = `'use strict'
const list = document.getElementById('taken')
const gone = document.getElementById('gone')
const told = document.getElementById('told')
let version = list.dataset.version
async function look() {
  try {
    const answer = await fetch('/messages?known=' + encodeURIComponent(version), { cache: 'no-store' })
    gone.hidden = true
    if (answer.status === 200) show(await answer.text(), answer.headers.get('x-version'))
  } catch {
    gone.hidden = false
  }
  setTimeout(look, 1000)
}
function show(text, next) {
  const focused = document.activeElement ? document.activeElement.id : ''
  list.innerHTML = text
  version = next
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true })
  told.textContent = list.querySelector('.said')?.textContent.trim() ?? ''
}
void look()
`
