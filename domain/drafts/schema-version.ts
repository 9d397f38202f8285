/**
 * Grows whenever the editor learns a new node, mark or attribute. A page that is older
 * than the text must reload before it may open it: an editor deletes what it does not know.
 */
export const schemaVersion = 1;
