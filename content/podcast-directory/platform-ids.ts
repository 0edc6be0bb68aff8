import type { Validator } from '../../pipeline/loader/document-type';

/** A show's ID at Apple Podcasts. */
export const appleId: Validator = (value) =>
  /^\d+$/.test(value)
    ? undefined
    : {
        message: `invalid Apple Podcasts ID “${value}”`,
        hint: 'write the digits after “id” in the show’s Apple Podcasts URL',
      };

/** A show's ID at Spotify. */
export const spotifyId: Validator = (value) =>
  /^[A-Za-z0-9]{22}$/.test(value)
    ? undefined
    : {
        message: `invalid Spotify ID “${value}”`,
        hint: 'write the 22 letters and digits after /show/ in the show’s Spotify URL',
      };
