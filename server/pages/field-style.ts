const css = String.raw

/** Fields, their messages, buttons, and the summary of what is wrong. */
export const fieldStyle = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap);
  }
  .add form {
    gap: 0.875rem;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.875rem;
    align-items: end;
  }
  .field {
    display: grid;
    gap: 0.25rem;
  }
  .field label,
  legend {
    padding: 0;
    font-weight: 600;
  }
  .hint {
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  input:not([type='radio']),
  textarea {
    width: 100%;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--card);
    color: inherit;
    font: inherit;
  }
  textarea {
    min-height: 6rem;
    resize: vertical;
  }
  input:not([type='radio']):focus-visible,
  textarea:focus-visible {
    outline-offset: 0;
    border-radius: 6px;
  }
  input[type='file'] {
    padding: 0.375rem;
  }
  ::file-selector-button {
    margin-inline-end: 0.75rem;
    padding: 0.375rem 0.875rem;
    border: 1px solid var(--edge);
    border-radius: 4px;
    background: var(--tint);
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  ::file-selector-button:hover {
    filter: brightness(0.96);
  }
  .again {
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--edge);
  }
  ul.error {
    padding: 0;
    list-style: none;
  }
  input[type='radio'] {
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .error {
    color: var(--danger);
    font-weight: 600;
  }
  .wrong > input,
  .wrong > textarea,
  .wrong > select {
    border-color: var(--danger);
    border-width: 2px;
  }
  .summary {
    display: grid;
    gap: 0.5rem;
    padding: 1.25rem 1.5rem;
    border: 2px solid var(--danger);
    border-radius: var(--radius);
    background: var(--danger-tint);
  }
  .summary ul {
    padding-inline-start: 1.25rem;
  }
  .summary a {
    color: var(--danger);
    font-weight: 600;
  }
  .send {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.25rem;
    align-items: center;
  }
  button {
    justify-self: start;
    padding: 0.625rem 1.5rem;
    border: 1px solid transparent;
    border-radius: 6px;
    background: var(--accent);
    color: var(--accent-ink);
    font: inherit;
    font-weight: 650;
    cursor: pointer;
  }
  button:hover {
    filter: brightness(1.08);
  }
  button:active {
    filter: brightness(0.94);
  }
  @media (max-width: 34rem) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    button {
      width: 100%;
    }
  }
`
