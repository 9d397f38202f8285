/**
 * Why a version of a text was made: the text was sealed, it was shown for a straw poll
 * while people write on, or it is what remained when a part of it was rejected.
 */
export type VersionCause = 'sealed' | 'shown' | 'remainder';
