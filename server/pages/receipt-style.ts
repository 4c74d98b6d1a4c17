const css = String.raw

/** The receipt and the invitation: facts, the link to keep, the conversation. */
export const receiptStyle = css`
  .kicker {
    margin-block-end: -1.25rem;
    color: var(--quiet);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .paging {
    display: grid;
    gap: 0.25rem;
    padding: 1.25rem 1.5rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--card);
  }
  .paging.call {
    border: 2px solid var(--danger);
    background: var(--danger-tint);
  }
  .paging.call h2 {
    color: var(--danger);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
    gap: 1rem 1.5rem;
    padding: 1.25rem 1.5rem;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .facts dt {
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .facts dd .hint {
    display: block;
  }
  .urgency {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    color: var(--level);
    font-weight: 650;
  }
  .lowered {
    display: grid;
    gap: 0.625rem;
    padding: 1.25rem 1.5rem;
    border: 1px solid var(--line);
    border-inline-start: 4px solid var(--edge);
    border-radius: var(--radius);
    background: var(--card);
  }
  .needs {
    display: grid;
    gap: 0.625rem;
  }
  .status {
    font-weight: 650;
  }
  .remark {
    padding-inline-start: 1rem;
    border-inline-start: 4px solid var(--edge);
  }
  .link {
    padding: 0.625rem 0.875rem;
    border-radius: 6px;
    background: var(--tint);
    font-family: ui-monospace, 'Liberation Mono', monospace;
    font-size: 0.875rem;
  }
  .messages {
    display: grid;
    gap: 0.75rem;
    list-style: none;
  }
  .message {
    padding: 0.875rem 1.125rem;
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  .message.reply {
    border-inline-start: 4px solid var(--accent);
    background: var(--tint);
  }
  .message .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
    margin-block-end: 0.25rem;
  }
  .message time {
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .message .body {
    white-space: pre-wrap;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
  }
  .message .rich {
    display: grid;
    gap: 0.625rem;
    white-space: normal;
  }
  .rich p {
    white-space: break-spaces;
    unicode-bidi: plaintext;
  }
  .rich ul,
  .rich ol {
    padding-inline-start: 1.5rem;
  }
  .rich ul {
    list-style: disc;
  }
  .rich ol {
    list-style: decimal;
  }
  .rich blockquote {
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--line);
    color: var(--quiet);
  }
  .rich pre {
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 6px;
    white-space: pre-wrap;
  }
  .rich code {
    font-family: ui-monospace, 'Liberation Mono', monospace;
    font-size: 0.9em;
  }
  .files {
    display: grid;
    gap: 0.25rem;
    margin-block-start: 0.625rem;
    padding: 0;
    list-style: none;
  }
  .files li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
  }
  .files a {
    overflow-wrap: anywhere;
  }
  .files .runs {
    color: var(--danger);
    font-size: 0.875rem;
  }
  .steps {
    padding-inline-start: 1.5rem;
  }
  @media print {
    .message,
    .lowered,
    .facts {
      break-inside: avoid;
    }
  }
`
