const controls = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu
const marks = /\p{M}+/gu

/** Signs that customers write and a pager does not show, by what says the same. */
const plainSigns: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u2032]/g, "'"],
  [/[\u201C\u201D\u201E\u00AB\u00BB\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/\u00DF/g, 'ss'],
  [/\u00E6/g, 'ae'],
  [/\u00C6/g, 'AE'],
  [/\u00F8/g, 'o'],
  [/\u00D8/g, 'O'],
  [/\u0142/g, 'l'],
  [/\u0141/g, 'L'],
  [/\u20AC/g, 'EUR'],
]

/** One line of a text: control and invisible characters become one space. */
export function oneLine(text: string): string {
  return text.replace(controls, ' ').replace(/ {2,}/g, ' ').trim()
}

/**
 * A text in ASCII, for gateways that know nothing else (RFC 1861 says nothing of other letters): letters lose their
 * accents, what has no such letter becomes a question mark.
 */
export function asciiText(text: string): string {
  const plain = plainSigns.reduce((told, [sign, word]) => told.replace(sign, word), text)
  return Array.from(plain.normalize('NFKD').replace(marks, ''), (letter) =>
    letter <= '\u007e' ? letter : '?',
  ).join('')
}

const ellipsis = '...'

/**
 * A text of at most so many characters, cut between two words where one ends in its second half, and never inside a
 * character as a person sees it.
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  const room = most - ellipsis.length
  if (room <= 0) return graphemesWithin(text, most)
  const cut = graphemesWithin(text, room)
  const space = cut.lastIndexOf(' ')
  const isInWord = text[cut.length] !== ' '
  return (isInWord && space >= room / 2 ? cut.slice(0, space) : cut).trimEnd() + ellipsis
}

/** So much of a text that names no caller is left before a link, in characters. */
const leastText = 30

/**
 * A text of at most so many characters with a link at its end. The link stands whole, since half of one opens nothing, and
 * the end of the text, its subject, goes before the way to acknowledge does; but who calls, and from where (all before the
 * first slash), goes before neither: where they do not fit beside the link, that is left out.
 */
export function withLink(line: string, link: string, most: number, between: string): string {
  const room = most - link.length - between.length
  const shown = room > ellipsis.length ? cutText(line, room) : ''
  const facts = line.indexOf(' / ')
  const least = facts < 0 ? leastText : facts
  const isEnough = shown === line || shown.length - ellipsis.length >= least
  return isEnough ? `${shown}${between}${link}` : cutText(line, most)
}

function graphemesWithin(text: string, most: number): string {
  let end = 0
  // A little more than is wanted: to segment a whole book for its first line takes long.
  for (const { index, segment } of new Intl.Segmenter().segment(text.slice(0, most + 64))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  return text.slice(0, end)
}
