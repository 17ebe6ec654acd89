const address = /(?:https?:\/\/|www\.|\bt\.me\/|\b[\w-]+\.(?:com|ru|uz|net|org|me)\b)\S*/giu;

/** Whether somebody wrote the address of a page. */
export function hasAddress(text: string): boolean {
  return text.search(address) >= 0;
}

/** The text without addresses of pages: their parts are no words of his. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(address, ' ');
}
