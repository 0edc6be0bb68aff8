import { type DayStyle, formatDay } from './format';

/** A calendar day, in small lining figures. */
export function PostDate({ day, style }: { day: string; style: DayStyle }) {
  return (
    <time dateTime={day} className="whitespace-nowrap font-sans text-quiet text-small figures">
      {formatDay(day, style)}
    </time>
  );
}
