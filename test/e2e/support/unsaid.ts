import type { Page } from '@playwright/test'

/**
 * What a person reads or hears on the page that has words in plain Latin letters, with where it stands, one line each: in the
 * pseudo-locale, what never went through the catalogue. What `known` holds is taken out first: what people wrote, and names.
 */
export async function unsaid(page: Page, known: readonly (string | RegExp)[]): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const found: { text: string; place: string }[] = []
    const nameOf = (element: Element) =>
      element.tagName.toLowerCase() + [...element.classList].map((name) => `.${name}`).join('')
    const isDrawn = (element: Element) => element.checkVisibility({ visibilityProperty: true })
    const isHidden = (element: Element) => element.closest('[aria-hidden="true"], [inert]') !== null
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement
      const text = texts.currentNode.textContent ?? ''
      // Keys, and what is to be typed as it stands, are the same in every language.
      if (parent === null || text.trim() === '' || parent.closest('kbd, code, script, style') !== null)
        continue
      if (isDrawn(parent)) found.push({ text, place: nameOf(parent) })
    }
    for (const element of document.querySelectorAll(
      '[aria-label], [title], [placeholder], [aria-roledescription]',
    )) {
      if (!isDrawn(element) || isHidden(element) || element.matches('code')) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-roledescription'])
        found.push({ text: element.getAttribute(name) ?? '', place: `${nameOf(element)}[${name}]` })
    }
    return found
  })
  const lines = shown
    .map(({ text, place }) => ({ rest: known.reduce(without, text), text, place }))
    .filter(({ rest }) => /[A-Za-z]{2}/.test(rest))
    .map(({ text, place }) => `“${text.trim().slice(0, 90)}” in ${place}`)
  return [...new Set(lines)]
}

function without(text: string, known: string | RegExp): string {
  return typeof known === 'string' ? text.replaceAll(known, '') : text.replaceAll(new RegExp(known, 'g'), '')
}
