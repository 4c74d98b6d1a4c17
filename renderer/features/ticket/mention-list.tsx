import { i18n } from '../../texts/i18n.ts'
import type { Mentioning } from './use-mention.ts'
import './mention-list.css'

export const mentionListId = 'mention-list'

/** The element that a screen reader is told of while the keyboard stays in the text. */
export function mentionOptionId(index: number): string {
  return `mention-option-${index}`
}

/** Colleagues, where the caret is. */
export function MentionList({ mention }: { mention: Mentioning }) {
  const { choice, index, place, pointed, picked } = mention
  return (
    <>
      <span className="visually-hidden" role="status">
        {choice.length > 0 &&
          i18n.t('{count, plural, one {# colleague} other {# colleagues}}, arrow keys choose, Enter takes.', {
            count: choice.length,
          })}
      </span>
      {choice.length > 0 && (
        <div
          className="float mention-list"
          id={mentionListId}
          role="listbox"
          aria-label={i18n.t('Colleagues to mention')}
          style={{ left: place.left, bottom: `calc(100% - ${place.top}px + 2px)` }}
        >
          {choice.map((person, at) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the text has the keys while this is open
            <div
              key={person.id}
              id={mentionOptionId(at)}
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              className="mention-option"
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => pointed(at)}
              onClick={() => picked(person)}
            >
              <bdi>{person.name}</bdi>
              <bdi className="mention-option-address">{person.email}</bdi>
            </div>
          ))}
        </div>
      )}
    </>
  )
}
