/**
 * The version of the text's nodes, marks and attributes (domain/text/text.ts).
 *
 * It grows whenever one of them is added. An editor that does not know a node or a
 * mark deletes it for everybody, so the door refuses editors older than this; a change
 * ships readers first. Nothing is ever taken away: what is no longer wanted is hidden.
 */
export const schemaVersion = 2;

/**
 * Since this version a text is one sequence. Before it was a tree: such a text is read,
 * and brought over before anybody writes in it again.
 */
export const sequencesSince = 2;
