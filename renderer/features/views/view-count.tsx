import { Trans } from '@lingui/react'
/** How many tickets a view has, beside its letter. */
export function ViewCount({ letter, count }: { letter: string | null; count: number | undefined }) {
  return (
    <>
      {letter !== null && <kbd className="views-letter">{letter}</kbd>}
      {count === undefined ? (
        <span className="views-count" />
      ) : (
        <Trans
          id="{count, plural, one {<0>#</0><1> ticket</1>} other {<0>#</0><1> tickets</1>}}"
          values={{ count }}
          components={{
            0: <span className="views-count tabular" />,
            1: <span className="visually-hidden" />,
          }}
        />
      )}
    </>
  )
}
