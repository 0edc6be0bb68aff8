import { words } from '../content/internals/site-language';
import { CalendarDay } from './calendar-day';
import type { DayStyle } from './format';
import { Phrase } from './phrase';

/** The day on which a post was changed. @param instant (RFC 3339) where a time is known */
export function UpdatedDay(props: { day: string; instant?: string; style: DayStyle }) {
  return <Phrase text={words.post.updated} values={{ day: <CalendarDay {...props} /> }} />;
}
