/** How many tickets a view has, beside its letter. */
export function ViewCount({ letter, count }: { letter: string | null; count: number | undefined }) {
  return (
    <>
      {letter !== null && <kbd className="views-letter">{letter}</kbd>}
      <span className="views-count tabular">{count === undefined ? '' : count.toLocaleString('en')}</span>
      <span className="visually-hidden">{count === 1 ? ' ticket' : ' tickets'}</span>
    </>
  )
}
