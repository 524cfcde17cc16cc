package dev.longform.needles.domain.aspects;

/** What a name names, as far as the document tells. */
enum Kind {
    PERSON,
    PLACE,
    UNKNOWN
}
