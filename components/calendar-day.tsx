import { type DayStyle, formatDay } from './format';

type CalendarDayProps = {
  /** Such as `2023-06-14`. */
  day: string;
  /** The instant (RFC 3339) for programs, where a time is known. Readers see the day alone. */
  instant?: string;
  style: DayStyle;
};

/** A calendar day in small type. */
export function CalendarDay({ day, instant, style }: CalendarDayProps) {
  return (
    <time
      dateTime={instant ?? day}
      className="whitespace-nowrap font-sans text-quiet text-small figures"
    >
      {formatDay(day, style)}
    </time>
  );
}
