import { renderLiquid } from './scripts/import/liquid';
const ctx: any = { site: {}, page: { date: '2020-01-02 23:00:00 -0500', d2: '2020-03-04' }, timeZone: 'America/New_York', include: () => undefined, includeRelative: () => undefined, urlOf: () => undefined };
for (const t of ['{{ page.date }}', '{{ page.date | date: "%Y-%m-%d %c %F" }}', '{{ page.d2 | date: "%B %-d" }}', '{{ page.date | date_to_string }} {{ page.date | date_to_xmlschema }}', '<b>{{ "a *b* `c`" | markdownify | remove: "<p>" | remove: "</p>" }}</b>', '{% capture x %}\na\n{% endcapture %}[{{ x | strip }}]', "{{ '2020-05-06T07:08:09Z' | date_to_long_string: 'ordinal' }}", '{{ "now" | date: "%Y" }}'])
  console.log(t, '→', JSON.stringify((await renderLiquid({ file: 'a', text: t, firstLine: 1 }, ctx)).text));
