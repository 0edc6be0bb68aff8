/** The facts about the fixture site. None of them is that of the site in `content/`. */
export const site = {
  name: 'Tideline',
  tagline: 'Notes from people who measure the sea, and what they listen to on the way home.',
  url: 'https://tideline.example',
  language: 'en-US',
  author: { name: 'The keeper of Tideline', page: '/colophon/' },
  timeZone: 'Europe/Vienna',
  smartPunctuation: true,
  coversInLists: true,
  macros: { tide: '\\operatorname{tide}' },
  menu: [
    { label: 'Writing', url: '/posts/' },
    { label: 'Shows', url: '/podcasts/' },
    { label: 'Colophon', url: '/colophon/' },
  ],
  replyTo: 'keeper+blog@tideline.example',
  editUrl: 'https://git.example/tideline/site/edit/main/',
};
