import { Trans } from '@lingui/react'
import type { EvidencePack } from '../../../shared/ipc/blocklist-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { listText } from '../../ui/list-text.ts'
import { capitalised } from './capitalised.ts'
import { actWords } from './act-words.ts'
import { endWords, enforcementWords, hitWords, stateNames } from './blocklist-words.ts'
import { chainWords } from './chain-words.ts'
import { usePack } from './pack-store.ts'
import { PrintedRecord } from './printed-record.tsx'
import { numberWord } from '../../ui/record-words.ts'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { fullMoment, momentText } from '../../ui/time.tsx'
import './printed-pack.css'

/**
 * The evidence about one group, for the talk with the customer, while it is printed: in the language of the console whose
 * words it is made of. The pack that is saved is data, and knows no language.
 */
export function PrintedPack() {
  const pack = usePack((store) => store.printed)
  const printEnded = usePack((store) => store.printEnded)
  if (pack === null) return null
  return (
    <PrintSheet title={i18n.t('{name}: evidence', { name: pack.group.name })} onEnded={printEnded}>
      <Sheet pack={pack} />
    </PrintSheet>
  )
}

function Sheet({ pack }: { pack: EvidencePack }) {
  const { group, entries, operations, chain } = pack
  const madeAt = Date.parse(pack.madeAt)
  return (
    <>
      <header>
        <p>{pack.provider}</p>
        <h1>
          <Trans id="Pager blocklist: {name}" values={{ name: <bdi>{group.name}</bdi> }} />
        </h1>
        <p>
          {group.aliases.length > 0 && (
            <>
              <Trans id="Also {names}." values={{ names: <bdi>{listText(group.aliases)}</bdi> }} />{' '}
            </>
          )}
          {i18n.t('As known on {when}; all times are of that zone.', { when: fullMoment(madeAt) })}
        </p>
      </header>
      <PrintedRecord record={pack.record} now={madeAt} />
      <section>
        <h2>{i18n.t('Blocks')}</h2>
        {entries.length === 0 && <p>{i18n.t('This group was never blocked.')}</p>}
        {entries.map((entry) => (
          <div key={entry.id} className="print-entry">
            <h3>
              {headline(entry, madeAt)} ({enforcementWords(entry.enforcement, entry.state, madeAt)})
            </h3>
            <p>
              <bdi>{entry.reason === '' ? i18n.t('The reason was erased.') : entry.reason}</bdi>
            </p>
            <p>
              <Trans
                id="By {name}, from {from}."
                values={{ name: <bdi>{entry.authorName}</bdi>, from: momentText(madeAt, entry.from) }}
              />{' '}
              {entry.lifted !== null && (
                <Trans
                  id="Lifted by {name}, {when}: {reason}"
                  values={{
                    name: <bdi>{entry.lifted.byName}</bdi>,
                    when: momentText(madeAt, entry.lifted.at),
                    reason: <bdi>{entry.lifted.reason}</bdi>,
                  }}
                />
              )}
            </p>
            <p>{capitalised(hitWords(entry.hits.length))}.</p>
            <ul>
              {entry.hits.map(({ at, ticketId, number, subject }) => (
                <li key={`${ticketId} ${at}`}>
                  {numberWord(number)} <bdi>{subject}</bdi>, {momentText(madeAt, at)}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      <section>
        <h2>{i18n.t('What was done, the newest first')}</h2>
        <ol className="print-operations">
          {operations.map((operation) => (
            <li key={operation.id}>
              <p>
                {operation.order === null
                  ? i18n.t('Not at the desk yet')
                  : i18n.t('Operation {order, number}', { order: operation.order })}
                : <bdi>{operation.byName}</bdi> {actWords(operation, madeAt)},{' '}
                {momentText(madeAt, operation.madeAt)}
                {operation.isSuperseded && ` (${i18n.t('superseded')})`}
              </p>
              <p>
                <bdi>{operation.isErased ? i18n.t('The words were erased.') : operation.reason}</bdi>
              </p>
              {operation.hash !== null && <p className="print-hash">{operation.hash}</p>}
            </li>
          ))}
        </ol>
        <p>{chainWords(chain)}</p>
      </section>
    </>
  )
}

/** "In force, until Mon 23 Nov, 14:02"; what the end says already is not said twice. */
function headline(entry: EvidencePack['entries'][number], now: number): string {
  if (entry.state === 'ended' || entry.state === 'lifted') return capitalised(endWords(entry, now))
  return `${stateNames[entry.state]}, ${endWords(entry, now)}`
}
