import type { LoadPerson, LoadView } from '../../../shared/ipc/duty-views.ts'
import type { PageVerdict } from '../../../shared/rules/paging/night-load.ts'
import { i18n } from '../../texts/i18n.ts'
import { totalOf } from './load-words.ts'

/** In the order of a bar: what should not have been comes first, so that its lengths can be compared. */
const parts: readonly { verdict: PageVerdict; name: string }[] = [
  { verdict: 'needless', name: i18n.t('Needless: false alarm or overstated') },
  { verdict: 'needed', name: i18n.t('Needed') },
  { verdict: 'unjudged', name: i18n.t('Not judged yet') },
]
/** More bars would be a wall; the table has all. */
const mostBars = 20

/** A bar per person, the longest first. For the eye alone: the table beside it tells the same. */
export function LoadPlot({ view }: { view: LoadView }) {
  const { people, sleepers } = view
  const longest = Math.max(1, ...people.map(totalOf))
  const drawn = people.slice(0, mostBars)
  const left = people.length - drawn.length
  return (
    <figure className="load-plot">
      <div aria-hidden>
        <ul className="load-legend">
          {parts.map(({ verdict, name }) => (
            <li key={verdict}>
              <span className={`load-swatch load-${verdict}`} />
              {name}
            </li>
          ))}
        </ul>
        <div className="load-bars">
          {drawn.map((person) => (
            <Bar key={person.id} person={person} longest={longest} />
          ))}
        </div>
      </div>
      <figcaption className="load-caption">
        {left > 0 &&
          i18n.t('{left, plural, one {# more person stands} other {# more people stand}} in the table.', {
            left,
          })}{' '}
        {sleepers > 0 &&
          i18n.t(
            '{sleepers, plural, one {One responder was} other {# responders were}} not paged at night.',
            { sleepers },
          )}
      </figcaption>
    </figure>
  )
}

function Bar({ person, longest }: { person: LoadPerson; longest: number }) {
  const total = totalOf(person)
  return (
    <>
      <bdi className="load-bar-name one-line" title={person.name}>
        {person.name}
      </bdi>
      <span className="load-bar">
        <span className="load-bar-parts" style={{ width: `${(total / longest) * 100}%` }}>
          {parts
            .filter(({ verdict }) => person[verdict] > 0)
            .map(({ verdict }) => (
              <span
                key={verdict}
                className={`load-part load-${verdict}`}
                style={{ flexGrow: person[verdict] }}
              />
            ))}
        </span>
        <span className="load-bar-total tabular">{total}</span>
      </span>
    </>
  )
}
