/** Needles that a model writes: what it is asked, how its answers are read, and which of them are taken. */
package dev.longform.needles.domain.editing;
