import type { ArchiveYear, Period } from '../content/archive';
import { formatMonth } from './format';
import { TermColumns } from './term-list';
import { QuietLink } from './text-link';

/** Years with how many posts they have, and their months where these are many. */
export function ArchiveYears({ years }: { years: ArchiveYear[] }) {
  if (years.every(({ months }) => months.length === 0)) {
    return <TermColumns terms={years.map((year) => ({ ...year, slug: year.name }))} />;
  }
  return (
    <ul className="space-y-2">
      {years.map(({ months, ...year }) => (
        <li key={year.name} className="sm:grid sm:grid-cols-[7.25rem_1fr] sm:items-baseline">
          <PeriodLink period={year} name={year.name} />
          {months.length > 0 && (
            <ul className="flex flex-wrap gap-x-3 font-sans text-small">
              {months.map((month) => (
                <li key={month.name}>
                  <PeriodLink period={month} name={formatMonth(month.name)} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function PeriodLink({ period: { url, count }, name }: { period: Period; name: string }) {
  return (
    <span className="figures">
      <QuietLink href={url}>{name}</QuietLink>
      {'\u00a0'}
      <span className="font-sans text-quiet text-small">{count}</span>
    </span>
  );
}
