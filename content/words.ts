// What the site itself says, besides its content: menus, labels, status texts, titles of pages and feeds.
// Another language is one more entry of `languages`, by its language subtag (BCP 47), with all keys of the
// others. In texts, `[words](name)` is a link and `{name}` a value that the page puts there: both can
// stand anywhere in the sentence.
import type { Label, TextWords } from '../pipeline/markdown/text-words';
import type { Plural, PluralForms } from './internals/plural';

/** The phrases of a site in one language. */
export type Words = ReturnType<typeof english>;

const english = (plural: Plural) => ({
  /** In the texts of posts, shows and pages. */
  text: {
    alerts: {
      note: 'Note',
      tip: 'Tip',
      important: 'Important',
      warning: 'Warning',
      caution: 'Caution',
    },
    callouts: {
      abstract: 'Abstract',
      summary: 'Summary',
      tldr: 'TL;DR',
      info: 'Info',
      todo: 'To do',
      question: 'Question',
      help: 'Help',
      faq: 'FAQ',
      example: 'Example',
      quote: 'Quote',
      cite: 'Citation',
      hint: 'Hint',
      success: 'Success',
      check: 'Check',
      done: 'Done',
      attention: 'Attention',
      failure: 'Failure',
      fail: 'Failed',
      missing: 'Missing',
      danger: 'Danger',
      error: 'Error',
      bug: 'Bug',
    },
    footnotes: 'Footnotes',
    backToReference: (reference) => `Back to reference ${reference}`,
    linkToHeading: (heading) => `Link to “${heading}”`,
    copyCode: ['Copy', ' the code'],
    copied: 'Copied',
    done: 'Done',
    toDo: 'To do',
    table: 'Table',
    chart: 'Chart',
    diagram: 'Diagram',
    formula: 'Formula',
    data: 'Data',
    connections: 'Connections',
    moreRows: (count) => plural(count, { one: 'and one more row', other: 'and # more rows' }),
    chartOf: (fields) => `A chart of ${fields}.`,
    watchOn: (service) => `Watch on ${service}`,
    listenOn: (service) => `Listen on ${service}`,
    loadsFrom: (service) => `Loads from ${service} when pressed`,
  } satisfies TextWords,

  /** Around all pages. */
  frame: {
    skip: 'Skip to content',
    /** The accessible name of the menu. */
    menu: 'Site',
    dark: ['Dark', ' theme'] as Label,
    light: ['Light', ' theme'] as Label,
    feed: 'Feed',
    jsonFeed: 'JSON feed',
    allTags: 'All tags',
  },
  home: { newestPosts: 'Newest posts', topPodcasts: 'Top podcasts' },
  notFound: {
    title: 'Page not found',
    text: 'Nothing answers at this address. It may be mistyped, or the page may have moved.',
    newestPost: 'Newest post',
  },
  /** The page at a former address, on hosts without redirects. */
  moved: { title: 'Moved', text: 'This page has moved: {link}' },

  /** The pages of a list that is too long for one. */
  pages: {
    /** The accessible name of the links to them. */
    label: 'Pages',
    /** The accessible name of a link with the number alone. */
    nameOf: (page: number) => `Page ${page}`,
    place: (page: number, count: number) => `Page ${page} of ${count}`,
    titleOf: (title: string, page: number, count: number) => `${title}, page ${page} of ${count}`,
    previous: 'Previous page',
    next: 'Next page',
  },

  posts: {
    title: 'Posts',
    description: (site: string) => `All posts of ${site}, newest first.`,
    intro: 'Everything written here, newest first.',
    none: 'Nothing is written yet.',
    all: (count: number) => plural(count, { one: 'The post', other: 'All # posts' }),
    count: (count: number) => plural(count, { one: 'One post.', other: '# posts.' }),
    /** The accessible name of the links to years. */
    years: 'Years',
    /** The heading of a year that begins on an earlier page. */
    continued: (year: string) => `${year}, continued`,
    newer: 'Newer posts',
    older: 'Older posts',
  },
  /** The page of all years and tags with their counts. */
  archive: {
    title: 'Archive',
    link: 'By year and tag',
    description: (site: string) => `The posts of ${site} by year and by tag.`,
    years: 'By year',
    tags: 'By tag',
  },
  post: {
    readingTime: (minutes: number) => plural(minutes, { other: '# min read' }),
    updated: 'Updated {day}',
    authors: 'By {names}',
    /** The accessible name of what is said of them at the end. */
    aboutAuthors: 'Who wrote this',
    pinned: 'Pinned',
    draft: 'Draft',
    scheduled: 'Scheduled',
    contents: 'Contents',
    tags: 'Tags',
    podcasts: 'Podcasts in this post',
    listen: 'Listen to the podcasts in this post',
    neighbours: 'Posts before and after',
    older: 'Older',
    newer: 'Newer',
    related: 'Related',
    mentions: 'Mentioned in',
    moreMentions: (count: number) => plural(count, { one: 'And one more', other: 'And # more' }),
  },
  series: {
    title: (name: string) => `Series: ${name}`,
    /** At the top of a part. */
    place: (part: number) => `Part ${part} of {series}`,
    all: (count: number) => plural(count, { other: 'All # parts' }),
    previous: 'Previous part',
    next: 'Next part',
  },
  /** Below a post. */
  colophon: {
    reply: 'Reply by mail',
    share: 'Share',
    copyAddress: 'Copy the address',
    edit: 'Edit this page',
  },
  comments: {
    title: 'Comments',
    load: 'Load comments',
    where: 'They are in [a discussion on GitHub](discussion), which giscus shows here.',
  },
  tags: {
    title: 'Tags',
    description: (site: string) => `What the posts of ${site} are about.`,
    intro: 'What the posts are about.',
    titleOf: (tag: string) => `Posts on ${tag}`,
    descriptionOf: (site: string, tag: string) => `Posts of ${site} about ${tag}.`,
    feedTitle: (site: string, tag: string) => `${site}: posts on ${tag}`,
    count: (count: number) =>
      plural(count, {
        one: 'One post has this tag, also as [a feed](feed). [All tags](tags)',
        other: '# posts have this tag, also as [a feed](feed). [All tags](tags)',
      }),
    /** On further pages of the posts of a tag. */
    place: (page: number, count: number) => `Page ${page} of ${count}. [All tags](tags)`,
    /** The accessible name of the links to pages by the first and the last tag of each. */
    ranges: 'Tags from … to …',
  },

  author: {
    description: (site: string, name: string) => `Posts of ${site} by ${name}.`,
    /** The title of further pages of their posts. */
    postsOf: (name: string) => `Posts by ${name}`,
    /** The accessible name of the links to their other pages. */
    links: (name: string) => `${name} elsewhere`,
  },

  search: {
    title: 'Search',
    description: (site: string) => `Search the posts and podcasts of ${site}.`,
    label: 'Search for',
    submit: 'Search',
    kind: 'Kind',
    everything: 'Everything',
    kinds: { post: 'Posts', show: 'Shows', episode: 'Episodes', page: 'Pages' },
    /** Beside a result. */
    kindOf: { post: 'Post', show: 'Show', episode: 'Episode', page: 'Page' },
    tag: 'About',
    anyTag: 'any topic',
    results: 'Results',
    more: 'More results',
    /** The script puts the number in place of `#`. */
    found: { one: 'One result', other: '# results' } as PluralForms,
    /** Where not all were looked through for a phrase in quotes. */
    foundSoFar: { one: 'One result so far', other: '# results so far' } as PluralForms,
    nearest: 'Nothing has all of these words. With some of them:',
    /** The script puts the words that were searched for instead in place of `#`. */
    corrected: 'Nothing was found as you wrote it. For “#”:',
    nothing: 'Nothing was found. Fewer or other words may find more, and so may the lists:',
    failed: 'The search could not be loaded. All titles are in the lists:',
    withoutTopic: 'On no topic',
    withoutScript:
      'Searching needs JavaScript. All titles are below, and your browser can search this page.',
    /** What nobody searches for, beside other words. */
    stopWords:
      'a an and any are as at be by can do does for from has have how i in is it my of on or so that the their there these this those to was were what when where which who why will with you your about tell talk talks find',
    inDevelopment: 'The search works on the built site: npm run build, then npm start.',
  },

  podcasts: {
    title: 'Podcasts',
    description: 'Podcasts worth hearing, in the order I would recommend them.',
    all: (count: number) => plural(count, { one: 'The podcast', other: 'All # podcasts' }),
    count: (count: number) => plural(count, { one: 'One show.', other: '# shows.' }),
    groups: {
      top: 'Top picks',
      notable: 'Also worth hearing',
      resting: 'Silent for over a year',
      ended: 'No longer running',
    },
    groupTitle: (group: string) => `Podcasts: ${group}`,
    groupDescription: (site: string, group: string) => `${group}: podcasts on ${site}.`,
    topicTitle: (topic: string) => `Podcasts about ${topic}`,
    topicDescription: (topic: string) =>
      `Podcasts about ${topic}, in the order I would recommend them.`,
    topicFeed: 'New episodes are also in [one feed](feed).',
    /** The links to groups and topics. */
    narrow: 'Narrow the list',
    narrowByGroup: 'Show',
    narrowByTopic: 'About',
    everything: 'All',
    moreTopics: (count: number) => plural(count, { one: '# more topic', other: '# more topics' }),
    /** The links above the list. */
    ways: 'Ways to follow',
    followAll: 'Follow in your app (OPML)',
    newEpisodes: 'New episodes',
    byName: 'A to Z',
    byTopic: 'By topic',
    /** The field that narrows a long list as you type. */
    find: 'Find by name or host',
    found: 'Shows found:',
    byNameTitle: 'Podcasts from A to Z',
    byNameDescription: (site: string) => `All podcasts on ${site} by their names.`,
    byTopicTitle: 'Podcasts by topic',
    byTopicDescription: (site: string) => `The topics of the podcasts on ${site}.`,
    /** What a name is not sorted by. */
    article: /^(the|a|an)\s+/i,
    newTitle: 'New episodes',
    newDescription: (site: string) => `The newest episodes of the podcasts on ${site}, by day.`,
    newIntro: 'The newest of all shows on this list, also as [a feed](feed).',
    more: 'In other forms',
    moreText:
      'There is [one feed of all new episodes](feed), and [all of this as data](data) for programs.',
  },
  show: {
    hosts: (names: string) => `with ${names}`,
    listen: (name: string): Label => ['Listen', ` to ${name}`],
    otherApps: (name: string): Label => ['Other apps', ` for ${name}`],
    feed: 'Its feed, for any other: {feed}',
    copyFeed: (name: string): Label => ['Copy', ` the feed of ${name}`],
    withoutFeed: 'In any other, search for its name.',
    newcomers: 'New to the field?',
    facts: 'In short',
    status: 'Status',
    cadence: 'Comes out',
    length: 'Usual length',
    about: (length: string) => `about ${length}`,
    language: 'Language',
    topics: 'Topics',
    added: 'On this list',
    since: (day: string) => `since ${day}`,
    posts: 'Mentioned in',
    episodes: 'Newest episodes',
    noEpisodes: 'Episodes are not loaded yet. They are at {host}.',
    play: (title: string): Label => ['Play here', `: ${title}`],
    allEpisodes: (count: number) =>
      plural(count, {
        one: 'Its feed has one episode. More about the show: {host}.',
        other: 'Its feed has # episodes. All of them: {host}.',
      }),
    season: (number: number) => `Season ${number}`,
    episode: (number: number) => `Episode ${number}`,
    kinds: { trailer: 'Trailer', bonus: 'Bonus' },
    /** The shows before and after one on the list. */
    neighbours: 'Other shows',
    previous: 'Before it on the list',
    next: 'After it on the list',
  },
  /** Whether a show still has new episodes. */
  status: {
    active: (last: string, asOf: string) => `Active: last episode ${last}, as of ${asOf}`,
    /** @param gap the longest time between two episodes, in days */
    break: (last: string, gap: number, asOf: string) =>
      `On a break: last episode ${last}; its longest break was ${plural(gap, { one: 'one day', other: '# days' })}, as of ${asOf}`,
    late: (last: string, gap: number, asOf: string) =>
      `Late: no episode since ${last}; before that, its longest break was ${plural(gap, { one: 'one day', other: '# days' })}, as of ${asOf}`,
    resting: (last: string, asOf: string) =>
      `Resting: no episode for over a year, since ${last}, as of ${asOf}`,
    ended: (asOf: string) => `No longer running, as of ${asOf}`,
    endedWith: (last: string, asOf: string) =>
      `No longer running: last episode ${last}, as of ${asOf}`,
    unchecked: (since: string) => `Not checked since ${since}`,
    tooFewDates: (asOf: string) => `Unknown: its feed has too few dates to tell, as of ${asOf}`,
    notRead: 'Unknown: its feed has not been read yet',
    noFeed: 'Unknown: there is no feed to check it by',
    /** In a line with other facts. */
    short: {
      last: (day: string) => `last episode ${day}`,
      noneSince: (day: string) => `no episode since ${day}`,
      unchecked: (day: string) => `not checked since ${day}`,
    },
  },
  /** A feed that is opened in a browser. */
  feeds: {
    about:
      'This is a feed. Copy its address into a feed reader, which then tells you of each new post:',
    aboutEpisodes:
      'This is a feed. Copy its address into a podcast app, which then has each new episode:',
    page: 'The page of this feed',
  },
  /** The OPML files, which podcast apps import, and the feed of all episodes. */
  subscribe: {
    title: 'Follow them all at once',
    download: (some: number, all: number) =>
      [
        '[',
        some < all
          ? `${some} of ${all} shows`
          : plural(all, { one: 'The show', other: 'All # shows' }),
        ' in one file](file) (OPML). Save it, and choose it in your podcast app under “Import”.',
      ].join(''),
    leftOut: 'Not in it:',
    allLeftOut: 'None can be followed:',
    ended: 'no longer running',
    resting: 'silent for over a year',
    noFeed: 'its feed is not known',
    archive:
      'What rests or has ended has [a file of its own](file): all that came out can still be heard.',
    listTitle: (site: string) => `${site}: podcasts`,
    archiveTitle: (site: string) => `${site}: podcasts that rest or have ended`,
    topicTitle: (site: string, topic: string) => `${site}: podcasts about ${topic}`,
    episodesTitle: (site: string) => `${site}: new episodes`,
    episodesDescription: (site: string) =>
      `The newest episodes of the podcasts that ${site} lists. Each belongs to its show.`,
    topicEpisodesTitle: (site: string, topic: string) => `${site}: new episodes about ${topic}`,
    topicEpisodesDescription: (site: string, topic: string) =>
      `The newest episodes of the podcasts about ${topic} that ${site} lists. Each belongs to its show.`,
  },
  /** The page about `podcasts.json`. */
  data: {
    title: 'The podcasts as data',
    description: (site: string) =>
      `What ${site} knows of its podcasts, for programs, and what each field means.`,
    intro:
      'What is known of the podcasts is also in [podcasts.json](file), an object with version (1, until a field changes its meaning), title, page and shows.',
    fields: 'Each show has, as far as they are known:',
    facts: 'as on its page',
    summary: 'the start of its description',
    added: 'the day it was added',
    language: 'a language tag (BCP 47)',
    group: 'top or notable',
    addresses: 'its page here, and where to listen',
    ids: 'the URL of its feed, and its ids in directories',
    apps: 'app and url of each podcast app',
    status:
      'kind (active, break, late, resting, ended, unchecked, unknown), the days asOf and newest, usualGap and longestGap in days',
    count: 'how many episodes its feed has',
    length: 'the usual length of an episode',
    episodes:
      'the newest: id, title, description, season, episode, kind (trailer or bonus), published, seconds, link, audio',
  },
});

const german = (plural: Plural): Words => ({
  text: {
    alerts: {
      note: 'Hinweis',
      tip: 'Tipp',
      important: 'Wichtig',
      warning: 'Warnung',
      caution: 'Vorsicht',
    },
    callouts: {
      abstract: 'Kurzfassung',
      summary: 'Zusammenfassung',
      tldr: 'Kurz gesagt',
      info: 'Info',
      todo: 'Zu tun',
      question: 'Frage',
      help: 'Hilfe',
      faq: 'Häufige Fragen',
      example: 'Beispiel',
      quote: 'Zitat',
      cite: 'Zitat',
      hint: 'Tipp',
      success: 'Erfolg',
      check: 'Geprüft',
      done: 'Erledigt',
      attention: 'Achtung',
      failure: 'Fehlschlag',
      fail: 'Fehlgeschlagen',
      missing: 'Fehlt',
      danger: 'Gefahr',
      error: 'Fehler',
      bug: 'Programmfehler',
    },
    footnotes: 'Fußnoten',
    backToReference: (reference) => `Zurück zum Verweis ${reference}`,
    linkToHeading: (heading) => `Link zu „${heading}“`,
    copyCode: ['Kopieren', ': Code'],
    copied: 'Kopiert',
    done: 'Erledigt',
    toDo: 'Offen',
    table: 'Tabelle',
    chart: 'Diagramm',
    diagram: 'Schaubild',
    formula: 'Formel',
    data: 'Daten',
    connections: 'Verbindungen',
    moreRows: (count) =>
      plural(count, { one: 'und eine weitere Zeile', other: 'und # weitere Zeilen' }),
    chartOf: (fields) => `Ein Diagramm mit ${fields}.`,
    watchOn: (service) => `Auf ${service} ansehen`,
    listenOn: (service) => `Auf ${service} anhören`,
    loadsFrom: (service) => `Lädt beim Anklicken Inhalte von ${service}`,
  },

  frame: {
    skip: 'Zum Inhalt springen',
    menu: 'Hauptmenü',
    dark: ['Dunkel', ' darstellen'],
    light: ['Hell', ' darstellen'],
    feed: 'Feed',
    jsonFeed: 'JSON-Feed',
    allTags: 'Alle Schlagwörter',
  },
  home: { newestPosts: 'Neueste Beiträge', topPodcasts: 'Beste Podcasts' },
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Unter dieser Adresse ist nichts zu finden. Vielleicht enthält sie einen Tippfehler, oder die Seite ist umgezogen.',
    newestPost: 'Neuester Beitrag',
  },
  moved: { title: 'Umgezogen', text: 'Diese Seite ist umgezogen: {link}' },

  pages: {
    label: 'Seiten',
    nameOf: (page) => `Seite ${page}`,
    place: (page, count) => `Seite ${page} von ${count}`,
    titleOf: (title, page, count) => `${title}, Seite ${page} von ${count}`,
    previous: 'Vorherige Seite',
    next: 'Nächste Seite',
  },

  posts: {
    title: 'Beiträge',
    description: (site) => `Alle Beiträge von ${site}, die neuesten zuerst.`,
    intro: 'Alles, was hier geschrieben steht, das Neueste zuerst.',
    none: 'Hier steht noch nichts.',
    all: (count) => plural(count, { one: 'Der Beitrag', other: 'Alle # Beiträge' }),
    count: (count) => plural(count, { one: 'Ein Beitrag.', other: '# Beiträge.' }),
    years: 'Jahre',
    continued: (year) => `${year}, Fortsetzung`,
    newer: 'Neuere Beiträge',
    older: 'Ältere Beiträge',
  },
  archive: {
    title: 'Archiv',
    link: 'Nach Jahr und Schlagwort',
    description: (site) => `Die Beiträge von ${site} nach Jahr und Schlagwort.`,
    years: 'Nach Jahr',
    tags: 'Nach Schlagwort',
  },
  post: {
    readingTime: (minutes) => plural(minutes, { other: 'Lesezeit # Min.' }),
    updated: 'Aktualisiert am {day}',
    authors: 'Von {names}',
    aboutAuthors: 'Wer das geschrieben hat',
    pinned: 'Angeheftet',
    draft: 'Entwurf',
    scheduled: 'Geplant',
    contents: 'Inhalt',
    tags: 'Schlagwörter',
    podcasts: 'Podcasts in diesem Beitrag',
    listen: 'Die Podcasts aus diesem Beitrag anhören',
    neighbours: 'Vorheriger und nächster Beitrag',
    older: 'Älterer Beitrag',
    newer: 'Neuerer Beitrag',
    related: 'Verwandtes',
    mentions: 'Erwähnt in',
    moreMentions: (count) => plural(count, { one: 'Und ein weiterer', other: 'Und # weitere' }),
  },
  series: {
    title: (name) => `Reihe: ${name}`,
    place: (part) => `Teil ${part} von {series}`,
    all: (count) => plural(count, { other: 'Alle # Teile' }),
    previous: 'Vorheriger Teil',
    next: 'Nächster Teil',
  },
  colophon: {
    reply: 'Per E-Mail antworten',
    share: 'Teilen',
    copyAddress: 'Adresse kopieren',
    edit: 'Seite bearbeiten',
  },
  comments: {
    title: 'Kommentare',
    load: 'Kommentare laden',
    where: 'Sie stehen in [einer Diskussion auf GitHub](discussion), die giscus hier zeigt.',
  },
  tags: {
    title: 'Schlagwörter',
    description: (site) => `Wovon die Beiträge von ${site} handeln.`,
    intro: 'Wovon die Beiträge handeln.',
    titleOf: (tag) => `Beiträge zu ${tag}`,
    descriptionOf: (site, tag) => `Beiträge von ${site} zu ${tag}.`,
    feedTitle: (site, tag) => `${site}: Beiträge zu ${tag}`,
    count: (count) =>
      plural(count, {
        one: 'Ein Beitrag mit diesem Schlagwort, auch als [Feed](feed). [Alle Schlagwörter](tags)',
        other: '# Beiträge mit diesem Schlagwort, auch als [Feed](feed). [Alle Schlagwörter](tags)',
      }),
    place: (page, count) => `Seite ${page} von ${count}. [Alle Schlagwörter](tags)`,
    ranges: 'Schlagwörter von … bis …',
  },

  author: {
    description: (site, name) => `Beiträge von ${name} bei ${site}.`,
    postsOf: (name) => `Beiträge von ${name}`,
    links: (name) => `${name} an anderen Orten`,
  },

  search: {
    title: 'Suche',
    description: (site) => `Die Beiträge und Podcasts von ${site} durchsuchen.`,
    label: 'Suchen nach',
    submit: 'Suchen',
    kind: 'Art',
    everything: 'Alles',
    kinds: { post: 'Beiträge', show: 'Podcasts', episode: 'Folgen', page: 'Seiten' },
    kindOf: { post: 'Beitrag', show: 'Podcast', episode: 'Folge', page: 'Seite' },
    tag: 'Thema',
    anyTag: 'alle Themen',
    results: 'Treffer',
    more: 'Weitere Treffer',
    found: { one: 'Ein Treffer', other: '# Treffer' },
    foundSoFar: { one: 'Bisher ein Treffer', other: 'Bisher # Treffer' },
    nearest: 'Nichts enthält alle diese Wörter. Mit einigen davon:',
    corrected: 'In dieser Schreibweise wurde nichts gefunden. Für „#“:',
    nothing:
      'Nichts gefunden. Mit weniger oder anderen Wörtern findet sich vielleicht mehr, oder in den Listen:',
    failed: 'Die Suche ließ sich nicht laden. Alle Titel stehen in den Listen:',
    withoutTopic: 'Ohne Thema',
    withoutScript:
      'Die Suche braucht JavaScript. Alle Titel stehen unten, und der Browser kann diese Seite durchsuchen.',
    stopWords:
      'aber als am an auch auf aus bei das dem den der des die dies diese dieser dieses ein eine einem einen einer es für gibt hat ich im in ist kann mit nach nicht oder sich sie sind über um und von vom war warum was welche welcher welches wenn wer wie wir wird wo zu zum zur',
    inDevelopment: 'Die Suche geht auf der fertigen Site: npm run build, dann npm start.',
  },

  podcasts: {
    title: 'Podcasts',
    description: 'Hörenswerte Podcasts, in der Reihenfolge, in der ich sie empfehle.',
    all: (count) => plural(count, { one: 'Der Podcast', other: 'Alle # Podcasts' }),
    count: (count) => plural(count, { one: 'Ein Podcast.', other: '# Podcasts.' }),
    groups: {
      top: 'Die besten',
      notable: 'Auch hörenswert',
      resting: 'Seit über einem Jahr still',
      ended: 'Eingestellt',
    },
    groupTitle: (group) => `Podcasts: ${group}`,
    groupDescription: (site, group) => `${group}: Podcasts bei ${site}.`,
    topicTitle: (topic) => `Podcasts zum Thema ${topic}`,
    topicDescription: (topic) =>
      `Podcasts zum Thema ${topic}, in der Reihenfolge, in der ich sie empfehle.`,
    topicFeed: 'Neue Folgen gibt es auch als [Feed](feed).',
    narrow: 'Liste eingrenzen',
    narrowByGroup: 'Auswahl',
    narrowByTopic: 'Themen',
    everything: 'Alle',
    moreTopics: (count) => plural(count, { one: '# weiteres Thema', other: '# weitere Themen' }),
    ways: 'Folgen und finden',
    followAll: 'In der eigenen App folgen (OPML)',
    newEpisodes: 'Neue Folgen',
    byName: 'A bis Z',
    byTopic: 'Nach Thema',
    find: 'Nach Name oder Moderation suchen',
    found: 'Gefunden:',
    byNameTitle: 'Podcasts von A bis Z',
    byNameDescription: (site) => `Alle Podcasts bei ${site} nach ihren Namen.`,
    byTopicTitle: 'Podcasts nach Thema',
    byTopicDescription: (site) => `Die Themen der Podcasts bei ${site}.`,
    article: /^(der|die|das|ein|eine|the|a|an)\s+/i,
    newTitle: 'Neue Folgen',
    newDescription: (site) => `Die neuesten Folgen der Podcasts bei ${site}, nach Tagen.`,
    newIntro: 'Die neuesten aller Podcasts dieser Liste, auch als [Feed](feed).',
    more: 'In anderer Form',
    moreText:
      'Es gibt [einen Feed aller neuen Folgen](feed) und [all das als Daten](data) für Programme.',
  },
  show: {
    hosts: (names) => `mit ${names}`,
    listen: (name) => ['Anhören', `: ${name}`],
    otherApps: (name) => ['Andere Apps', ` für ${name}`],
    feed: 'Der Feed, für jede andere App: {feed}',
    copyFeed: (name) => ['Kopieren', `: Feed von ${name}`],
    withoutFeed: 'In jeder anderen App hilft die Suche nach dem Namen.',
    newcomers: 'Neu in diesem Gebiet?',
    facts: 'Kurz gefasst',
    status: 'Status',
    cadence: 'Erscheint',
    length: 'Übliche Länge',
    about: (length) => `etwa ${length}`,
    language: 'Sprache',
    topics: 'Themen',
    added: 'In dieser Liste',
    since: (day) => `seit dem ${day}`,
    posts: 'Erwähnt in',
    episodes: 'Neueste Folgen',
    noEpisodes: 'Die Folgen sind noch nicht geladen. Zu finden sind sie bei {host}.',
    play: (title) => ['Hier abspielen', `: ${title}`],
    allEpisodes: (count) =>
      plural(count, {
        one: 'Der Feed hat eine Folge. Mehr zum Podcast: {host}.',
        other: 'Der Feed hat # Folgen. Alle sind hier: {host}.',
      }),
    season: (number) => `Staffel ${number}`,
    episode: (number) => `Folge ${number}`,
    kinds: { trailer: 'Trailer', bonus: 'Bonus' },
    neighbours: 'Andere Podcasts',
    previous: 'Davor in der Liste',
    next: 'Danach in der Liste',
  },
  status: {
    active: (last, asOf) => `Aktiv: letzte Folge am ${last}, Stand ${asOf}`,
    break: (last, gap, asOf) =>
      `In einer Pause: letzte Folge am ${last}; die längste Pause war ${plural(gap, { one: 'ein Tag', other: '# Tage' })}, Stand ${asOf}`,
    late: (last, gap, asOf) =>
      `Überfällig: keine Folge seit dem ${last}; die längste Pause davor war ${plural(gap, { one: 'ein Tag', other: '# Tage' })}, Stand ${asOf}`,
    resting: (last, asOf) => `Ruht: seit über einem Jahr, dem ${last}, keine Folge, Stand ${asOf}`,
    ended: (asOf) => `Eingestellt, Stand ${asOf}`,
    endedWith: (last, asOf) => `Eingestellt: letzte Folge am ${last}, Stand ${asOf}`,
    unchecked: (since) => `Seit dem ${since} nicht geprüft`,
    tooFewDates: (asOf) => `Unbekannt: zu wenige Datumsangaben im Feed, Stand ${asOf}`,
    notRead: 'Unbekannt: Der Feed ist noch nicht gelesen',
    noFeed: 'Unbekannt: Es gibt keinen Feed, an dem sich das prüfen ließe',
    short: {
      last: (day) => `letzte Folge am ${day}`,
      noneSince: (day) => `keine Folge seit dem ${day}`,
      unchecked: (day) => `seit dem ${day} nicht geprüft`,
    },
  },
  feeds: {
    about:
      'Das ist ein Feed. Kopieren Sie seine Adresse in einen Feedreader, der dann jeden neuen Beitrag meldet:',
    aboutEpisodes:
      'Das ist ein Feed. Kopieren Sie seine Adresse in eine Podcast-App, die dann jede neue Folge hat:',
    page: 'Die Seite zu diesem Feed',
  },
  subscribe: {
    title: 'Allen auf einmal folgen',
    download: (some, all) =>
      [
        '[',
        some < all
          ? `${some} von ${all} Podcasts`
          : plural(all, { one: 'Der Podcast', other: 'Alle # Podcasts' }),
        ' in einer Datei](file) (OPML). Speichern und in der Podcast-App unter „Importieren“ auswählen.',
      ].join(''),
    leftOut: 'Nicht darin:',
    allLeftOut: 'Keinem lässt sich folgen:',
    ended: 'eingestellt',
    resting: 'seit über einem Jahr still',
    noFeed: 'der Feed ist nicht bekannt',
    archive:
      'Was ruht oder eingestellt ist, hat [eine eigene Datei](file): Alle erschienenen Folgen lassen sich weiterhin hören.',
    listTitle: (site) => `${site}: Podcasts`,
    archiveTitle: (site) => `${site}: ruhende und eingestellte Podcasts`,
    topicTitle: (site, topic) => `${site}: Podcasts zum Thema ${topic}`,
    episodesTitle: (site) => `${site}: neue Folgen`,
    episodesDescription: (site) =>
      `Die neuesten Folgen der Podcasts, die ${site} empfiehlt. Jede gehört zu ihrem Podcast.`,
    topicEpisodesTitle: (site, topic) => `${site}: neue Folgen zum Thema ${topic}`,
    topicEpisodesDescription: (site, topic) =>
      `Die neuesten Folgen der Podcasts zum Thema ${topic}, die ${site} empfiehlt. Jede gehört zu ihrem Podcast.`,
  },
  data: {
    title: 'Die Podcasts als Daten',
    description: (site) =>
      `Was ${site} über die Podcasts weiß, für Programme, und was jedes Feld bedeutet.`,
    intro:
      'Was über die Podcasts bekannt ist, steht auch in [podcasts.json](file), einem Objekt mit version (1, bis sich die Bedeutung eines Feldes ändert), title, page und shows.',
    fields: 'Jeder Podcast hat, soweit bekannt:',
    facts: 'wie auf seiner Seite',
    summary: 'der Anfang der Beschreibung',
    added: 'der Tag der Aufnahme in die Liste',
    language: 'ein Sprachkürzel (BCP 47)',
    group: 'top oder notable',
    addresses: 'die Seite hier, und wo der Podcast zu hören ist',
    ids: 'die URL des Feeds und die Kennungen in Verzeichnissen',
    apps: 'app und url jeder Podcast-App',
    status:
      'kind (active, break, late, resting, ended, unchecked oder unknown), die Tage asOf und newest, usualGap und longestGap in Tagen',
    count: 'wie viele Folgen der Feed hat',
    length: 'die übliche Länge einer Folge',
    episodes:
      'die neuesten: id, title, description, season, episode, kind (trailer oder bonus), published, seconds, link, audio',
  },
});

/** The languages that the site can speak. */
export const languages: Record<string, (plural: Plural) => Words> = { en: english, de: german };
