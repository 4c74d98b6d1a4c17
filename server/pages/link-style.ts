const css = String.raw

/** A page on the phone of whoever it has woken: made for a thumb, and for eyes that were shut a minute ago. */
export const linkStyle = css`
  .pager .kicker {
    margin-block-end: 0.25rem;
  }
  .pager .about p:not(.kicker) {
    margin-block-start: 0.5rem;
  }
  .standing {
    display: grid;
    gap: 0.75rem;
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-inline-start: 6px solid var(--accent);
    border-radius: var(--radius);
    background: var(--card);
  }
  .standing.open {
    border: 2px solid var(--danger);
    background: var(--danger-tint);
  }
  .standing.open h2 {
    color: var(--danger);
  }
  .standing h2 {
    font-size: 1.25rem;
  }
  .since {
    color: var(--quiet);
    font-weight: 400;
  }
  .standing.open button {
    padding-block: 1rem;
    font-size: 1.125rem;
  }
  .pager button {
    width: 100%;
    min-height: 3rem;
  }
  button.second {
    border-color: var(--edge);
    background: transparent;
    color: inherit;
  }
  .pager .facts,
  .standing {
    padding-inline: 1.125rem;
  }
  .pager .facts dd .call {
    display: block;
    padding-block: 0.25rem;
    font-size: 1.25rem;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .people {
    display: grid;
    gap: 0.75rem;
    list-style: none;
  }
  .people .hint {
    display: block;
  }
  .message.note {
    border-inline-start: 4px solid var(--edge);
  }
  select {
    width: 100%;
    min-height: 3rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--card);
    color: inherit;
    font: inherit;
  }
`
