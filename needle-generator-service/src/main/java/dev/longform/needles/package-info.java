/** The needle generator: haystacks in, pairs out. It keeps nothing between two records. */
package dev.longform.needles;
