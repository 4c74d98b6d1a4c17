const css = String.raw

/** What only the pager's page shows, over the look of the desk's own pages. */
export const gatewayStyle = css`
  .pager {
    display: grid;
    gap: 1.25rem;
    padding-block: 2rem 3rem;
  }
  .taken {
    display: grid;
    gap: 0.75rem;
    list-style: none;
  }
  .taken > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5rem 1.5rem;
    align-items: center;
    padding: 1rem 1.25rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--card);
  }
  .taken .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    grid-column: 1 / -1;
    color: var(--quiet);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .taken .channel {
    color: var(--ink);
    font-weight: 650;
  }
  .taken .said {
    display: grid;
    gap: 0.25rem;
    unicode-bidi: isolate;
    white-space: pre-wrap;
  }
  .taken .do {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    justify-content: end;
  }
  .taken form {
    display: block;
  }
  .button {
    display: inline-block;
    padding: 0.625rem 1.5rem;
    border-radius: 6px;
    background: var(--accent);
    color: var(--accent-ink);
    font-weight: 650;
    text-decoration: none;
  }
  .plain {
    border-color: var(--edge);
    background: var(--card);
    color: var(--ink);
  }
  .gone {
    color: var(--danger);
    font-weight: 600;
  }
  @media (max-width: 34rem) {
    .taken > li {
      grid-template-columns: minmax(0, 1fr);
    }
    .taken .do {
      justify-content: start;
    }
  }
`
