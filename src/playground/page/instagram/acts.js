import { post, postForm } from '../api.js';

/**
 * What a person or the owner does; the server refuses with a sentence what the app would not let him do.
 * @param {string} name
 * @param {object} body
 */
export function act(name, body) {
  return post(`/instagram/${name}`, body);
}

/**
 * @param {string} personId
 * @param {Blob} file
 */
export function sendPicture(personId, file) {
  return postForm('/instagram/picture', { personId, file });
}

/** @param {{ picture: Blob, caption: string, kind: string }} given */
export function publishPost({ picture, caption, kind }) {
  return postForm('/instagram/post', { file: picture, caption, kind });
}
