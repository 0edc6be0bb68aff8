import { words } from '../content/internals/site-language';
import { WithHiddenPart } from './hidden-part';

/** The main link to listen to a show. In print, its URL. */
export function ListenLink({ name, address }: { name: string; address: string }) {
  return (
    <a
      href={address}
      className="relative z-2 block border border-line px-[min(1.75em,5vw)] py-1 font-sans font-semibold text-accent text-small hover:border-accent print:border-0 print:p-0"
    >
      <span className="print:hidden">
        <WithHiddenPart label={words.show.listen(name)} />
      </span>
      <span className="hidden print:inline" aria-hidden="true">
        {' '}
        {address}
      </span>
    </a>
  );
}
