import { Prose } from './prose';

/** What a list is about, above it: a line, a text, or both. */
export function Introduction({ line, html }: { line?: string; html: string }) {
  if (!line && html === '') return null;
  return (
    <div className="page mt-5">
      <div dir="auto" className="min-w-0 lg:col-start-2">
        {line && <p className="text-large text-quiet leading-snug">{line}</p>}
        {html !== '' && (
          <div className={line && 'mt-4'}>
            <Prose html={html} />
          </div>
        )}
      </div>
    </div>
  );
}
