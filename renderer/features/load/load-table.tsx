import type { LoadView } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { falseShareWords, totalOf } from './load-words.ts'

/** The same in numbers: for a screen reader, and for whoever wants them exactly. */
export function LoadTable({ view }: { view: LoadView }) {
  return (
    <div className="load-table-frame">
      <table className="load-table tabular">
        <caption className="visually-hidden">
          {i18n.t('Night pages per person, the last {days} days', { days: view.days })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{i18n.t('Person')}</th>
            <th scope="col">{i18n.t('Night pages')}</th>
            <th scope="col">{i18n.t('Needed')}</th>
            <th scope="col">{i18n.t('Needless')}</th>
            <th scope="col">{i18n.t('Not judged yet')}</th>
            <th scope="col">{i18n.t('False share of those judged')}</th>
          </tr>
        </thead>
        <tbody>
          {view.people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <bdi>{person.name}</bdi>
                {!person.isHere && <span className="load-gone"> {i18n.t('(no responder any more)')}</span>}
              </th>
              <td>{totalOf(person)}</td>
              <td>{person.needed}</td>
              <td className={person.needless > 0 ? 'load-cell-needless' : ''}>{person.needless}</td>
              <td>{person.unjudged}</td>
              <td>{falseShareWords(person)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{i18n.t('Pages in all')}</th>
            <td>{totalOf(view.pages)}</td>
            <td>{view.pages.needed}</td>
            <td>{view.pages.needless}</td>
            <td>{view.pages.unjudged}</td>
            <td>{falseShareWords(view.pages)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
