/** Longest webhook body we read. A batch may have 1000 events (Instagram Platform > Webhooks); one is a few kB at most. */
export const webhookBodyBytes = 1024 * 1024;

/** How long the platform is asked to wait before it sends a delivery again; it keeps its own pace for 36 hours. */
export const retryAfterSeconds = '5';

/** Levels of lists and objects in a body that are read; the deepest documented event has about twelve. */
export const deepestNesting = 64;

/** Longest id that is taken for one; message ids have about 164 characters. Database indexes bear some 2,700 bytes. */
export const longestId = 400;

/** Our own send's echo may overtake the answer to the send; older than this, an unknown echo was written by a person. */
export const echoWaitMs = 4000;

/** A `message_edit` with `num_edit` 0 announces a message that usually follows within a second. */
export const announcementWaitMs = 4000;

/** A comment without an author may be our own whose creation was not answered yet. */
export const commentWaitMs = 4000;

/** Largest file of a customer that is fetched. The platform takes 25 MB at most (Messenger Platform > attachments). */
export const downloadBytes = 20 * 1024 * 1024;

/** Files of one message that are taken: more than the apps let anybody choose at once [third party]. */
export const mostFiles = 30;

/** How long fetching one file may take, in all. */
export const downloadTimeoutMs = 60_000;

/** The platform's media links redirect once, if at all. */
export const mostRedirects = 3;
