/** Whether a file name or a URL ends as those of images do, in front of a query. */
export function isImageName(name: string): boolean {
  return /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)(?:[?#].*)?$/i.test(name);
}
