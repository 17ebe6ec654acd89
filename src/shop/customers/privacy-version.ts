/** Date of the privacy terms in force. A customer's consent names the version he agreed to. */
export const privacyVersion = '2026-11-22';
