import { unfilledIn } from '../../../shared/rules/fill-variables.ts'
import type { Requester } from '../../../shared/protocol/common.ts'
import { namesTold } from '../../../shared/rules/answer-copies.ts'
import { namedIn, type Named } from '../../../shared/rules/mentions.ts'
import { i18n } from '../../texts/i18n.ts'
import { listText } from '../../ui/list-text.ts'
import type { Draft } from './message-draft.ts'

/** Why a reply does not leave before its author has said so once more. */
export type WhyAsk =
  | { kind: 'was-note' }
  | { kind: 'names-colleague'; names: string[] }
  | { kind: 'names-customer'; names: string[] }
  | { kind: 'unfilled'; places: string[] }

/**
 * Nothing is ever asked of a note: it stays among the staff. `body`: all that would be sent. `readers`: the customers whom it goes
 * to, where it goes to more than one: none of them is to learn of another.
 */
export function whyAsk(
  { mode, begunAs, text }: Draft,
  body: string,
  staff: readonly Named[],
  readers: readonly Requester[],
): WhyAsk[] {
  if (mode === 'note') return []
  const told = namesTold(text, readers)
  const named = namedIn(body, staff)
  const places = unfilledIn(body)
  return [
    ...(begunAs === 'note' ? [{ kind: 'was-note' } as const] : []),
    ...(named.length > 0 ? [{ kind: 'names-colleague', names: named.map(({ name }) => name) } as const] : []),
    ...(told.length > 0 ? [{ kind: 'names-customer', names: told } as const] : []),
    ...(places.length > 0 ? [{ kind: 'unfilled', places } as const] : []),
  ]
}

/** One sentence for each. */
export function whyWords(why: WhyAsk): string {
  switch (why.kind) {
    case 'was-note':
      return i18n.t('You began this as a note for the staff.')
    case 'names-colleague':
      return i18n.t('It speaks of {names} with an @, as notes do. In a reply nobody is told of that.', {
        names: listText(why.names),
      })
    case 'names-customer':
      return i18n.t(
        'It tells of {names}, and more than one customer gets it: none of them should learn of another.',
        {
          names: listText(why.names),
        },
      )
    case 'unfilled':
      return i18n.t('Nothing stands yet for {places}.', {
        places: listText(why.places.map((place) => `{{${place}}}`)),
      })
  }
}
